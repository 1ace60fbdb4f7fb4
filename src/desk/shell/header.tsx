import { DownOutlined, MenuOutlined } from '@ant-design/icons'
import { Button, Dropdown, Tag } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { signOut } from '../../people/contract.ts'
import { ROLE_NAMES } from '../../people/model.ts'
import { formatDay, weekdayName } from '../dates.ts'
import { forgetDrafts } from '../drafts-store.ts'
import { useAct } from '../hooks.ts'
import { forgetIdentity } from '../relogin.ts'
import { useMe } from '../session.ts'
import { DemoClock } from './demo-clock.tsx'

export function Header({ onMenu }: { onMenu: () => void }) {
  const me = useMe()
  return (
    <header className="desk-header no-print">
      <Button
        className="desk-menu-button"
        type="text"
        icon={<MenuOutlined />}
        aria-label="打开导航"
        onClick={onMenu}
      />
      <Link to="/" className="desk-brand">
        <span className="desk-organ desk-wide-only">{me.organ.name}</span>
        <span className="desk-organ desk-narrow-only">{me.organ.shortName}</span>
        <span className="desk-product">政务公开工作台</span>
      </Link>
      {me.demo === null ? null : (
        <Tag className="desk-demo-tag">
          演示<span className="desk-wide-only">数据</span>
        </Tag>
      )}
      <span className="desk-spring" />
      {me.demo === null ? <Today /> : <DemoClock date={me.demo.date} />}
      <PersonMenu />
    </header>
  )
}

function Today() {
  const { today } = useMe()
  return (
    <time dateTime={today} className="desk-today">
      {formatDay(today)} {weekdayName(today)}
    </time>
  )
}

function PersonMenu() {
  const me = useMe()
  const navigate = useNavigate()
  const client = useQueryClient()
  const leave = useAct(signOut, {
    invalidates: [],
    onDone: () => {
      forgetIdentity()
      forgetDrafts()
      client.clear()
      void navigate('/login')
    },
  })
  const roles = me.roles.map((role) => ROLE_NAMES[role]).join('、')
  const items = [
    {
      key: 'who',
      type: 'group' as const, // antd tells entries apart by this literal
      label: `${me.name}（${me.username}） ${roles || '未设岗位'}`,
    },
    { key: 'profile', label: '个人信息与密码', onClick: () => void navigate('/profile') },
    { key: 'leave', label: '退出登录', onClick: () => leave.mutate() },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" className="desk-person" aria-haspopup="menu" loading={leave.isPending}>
        <span className="desk-person-name">{me.name}</span>
        <span className="desk-person-roles">{roles}</span>
        <DownOutlined aria-hidden className="desk-wide-only" />
      </Button>
    </Dropdown>
  )
}
