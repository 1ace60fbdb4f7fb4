import type { ThemeConfig } from 'antd'

export const FONT_FAMILY =
  "'PingFang SC','Microsoft YaHei','Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','Hiragino Sans GB',sans-serif"

/** Deep official blue, a sparing red; greys dark enough to be read (4.5:1 on white). */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1b4f8f',
    colorPrimaryHover: '#2a629f',
    colorLink: '#1b4f8f',
    colorLinkHover: '#143a6b',
    colorLinkActive: '#143a6b',
    colorInfo: '#1b4f8f',
    colorError: '#b3261e',
    colorWarning: '#b25e09',
    colorSuccess: '#2b7a3d',
    colorErrorBg: '#fdf3f2',
    colorErrorBorder: '#ecc1bd',
    colorWarningBg: '#fef8ec',
    colorWarningBorder: '#ecd3a6',
    colorInfoBg: '#f0f5fb',
    colorInfoBorder: '#c3d5ea',
    colorSuccessBg: '#f0f8f2',
    colorSuccessBorder: '#b9dcc1',
    colorText: '#1d2633',
    colorTextSecondary: '#4b5666',
    colorTextTertiary: '#5f6b7a',
    colorTextDescription: '#4b5666',
    colorTextPlaceholder: '#6b7685',
    colorTextDisabled: '#6b7685',
    colorBgLayout: '#f3f5f8',
    colorBorder: '#c5ccd6',
    colorBorderSecondary: '#e2e6ec',
    borderRadius: 4,
    fontSize: 14,
    fontFamily: FONT_FAMILY,
    wireframe: false,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Table: {
      headerBg: '#eef2f7',
      headerColor: '#2a3648',
      cellPaddingBlockSM: 7,
      rowHoverBg: '#f4f8fd',
      rowSelectedBg: '#e6eef8',
      rowSelectedHoverBg: '#dce8f6',
    },
    Card: { headerHeight: 44 },
    Form: { itemMarginBottom: 24, verticalLabelPadding: '0 0 4px' },
    Descriptions: { labelBg: '#f5f7fa' },
  },
}
