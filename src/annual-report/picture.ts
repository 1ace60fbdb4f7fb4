/** The charts of the picture of the year as SVG, drawn on the server by ECharts: no script in the reader's browser. */
import type { EChartsCoreOption } from 'echarts/core'
import type { Drawing } from './charts.ts'

const WIDTH = 480
const HEIGHT = 340
/** Calm, apart in lightness too, so that they hold in print and for the colour-blind. */
const COLOURS = ['#1f5a94', '#c9762b', '#4f8a5b', '#8a4f7d', '#b8a13a', '#5c6b7a']
// Without quotes: they would end the attribute the names stand in.
const FONT = 'Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,PingFang SC,sans-serif'

/** Loaded when the first chart is drawn: a web process that draws none does without a megabyte of code. */
async function library() {
  const [core, charts, components, renderers] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ])
  core.use([
    charts.PieChart,
    charts.BarChart,
    charts.LineChart,
    components.GridComponent,
    components.LegendComponent,
    renderers.SVGRenderer,
  ])
  return core
}

let loading: ReturnType<typeof library> | undefined

/** An SVG of 480 × 340 without style attributes of the page or scripts; the same chart gives the same picture. */
export async function drawChart(chart: Drawing): Promise<string> {
  const core = await (loading ??= library())
  const instance = core.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT })
  try {
    instance.setOption(optionOf(chart))
    return instance.renderToSVGString()
  } finally {
    instance.dispose()
  }
}

function optionOf(chart: Drawing): EChartsCoreOption {
  const common = {
    animation: false,
    color: COLOURS,
    textStyle: { fontFamily: FONT, fontSize: 15, color: '#22303c' },
    backgroundColor: '#ffffff',
  }
  return chart.kind === 'pie' ? { ...common, ...pie(chart) } : { ...common, ...axes(chart) }
}

function pie(chart: Drawing): EChartsCoreOption {
  const points = chart.series[0]?.points ?? []
  return {
    series: [
      {
        type: 'pie',
        radius: ['28%', '50%'],
        center: ['50%', '52%'],
        data: points.map(({ label, value }) => ({ name: label, value })),
        label: { formatter: `{b}\n{c}${chart.unit}`, fontSize: 15, fontFamily: FONT, overflow: 'none' },
        itemStyle: { borderColor: '#ffffff', borderWidth: 2 },
      },
    ],
  }
}

function axes(chart: Drawing): EChartsCoreOption {
  const labels = [...new Set(chart.series.flatMap(({ points }) => points.map(({ label }) => label)))]
  const stacked = chart.kind === 'stackedBar'
  return {
    grid: {
      left: 16,
      right: 24,
      top: chart.series.length > 1 ? 56 : 32,
      bottom: 16,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    ...(chart.series.length > 1 ? { legend: { top: 8, itemWidth: 14, itemHeight: 14 } } : {}),
    xAxis: {
      type: 'category',
      data: labels,
      axisTick: { show: false },
      axisLabel: { interval: 0, fontSize: 14, width: 66, overflow: 'break' },
    },
    yAxis: {
      type: 'value',
      name: chart.unit,
      minInterval: 1,
      splitLine: { lineStyle: { color: '#e3e8ed' } },
    },
    series: chart.series.map(({ name, points }) => ({
      name,
      type: chart.kind === 'line' ? 'line' : 'bar',
      ...(stacked ? { stack: 'all' } : {}),
      barMaxWidth: 56,
      symbolSize: 9,
      lineStyle: { width: 3 },
      label: {
        show: !stacked,
        position: 'top',
        fontSize: 14,
      },
      data: labels.map((label) => points.find((point) => point.label === label)?.value ?? null),
    })),
  }
}
