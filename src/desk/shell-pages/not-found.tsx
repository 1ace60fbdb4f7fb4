import { Result } from 'antd'
import { Link } from 'react-router'

export default function NotFoundPage() {
  return (
    <Result
      status="404"
      title="没有这个页面"
      subTitle="地址可能写错，或者记录已经移走。可以从左侧导航重新进入。"
      extra={<Link to="/">回到待办与期限</Link>}
    />
  )
}
