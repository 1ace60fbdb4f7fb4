import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'

/** Prints the page without navigation and buttons (see styles.css, @media print). */
export function PrintButton({ children = '打印' }: { children?: string }) {
  return (
    <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()} className="no-print">
      {children}
    </Button>
  )
}
