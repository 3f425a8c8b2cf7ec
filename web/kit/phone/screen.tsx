import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { Icon, type IconName } from '../icon.tsx'
import { pick } from '../language.ts'

const back = { zh: '返回', en: 'Back' }

/** One screen of a phone app: its question at the top, the way back, its content. `foot` stays at the thumb. */
export const Screen = ({
  title,
  lead,
  up,
  aside,
  foot,
  children,
}: {
  title: string
  lead?: ReactNode
  /** Path one step up. */ up?: string
  aside?: ReactNode
  foot?: ReactNode
  children?: ReactNode
}) => (
  <div className="screen">
    <header className="screen-head">
      {up && (
        <Link href={up} className="icon-button" aria-label={pick(back)}>
          <Icon name="left" size={22} />
        </Link>
      )}
      <div className="screen-title">
        <h1>{title}</h1>
        {lead && <p className="soft">{lead}</p>}
      </div>
      {aside}
    </header>
    <div className="screen-body">{children}</div>
    {foot && <div className="screen-foot">{foot}</div>}
  </div>
)

/** A line one can press: icon, title, one line about it. */
export const LinkRow = ({
  href,
  icon,
  title,
  about,
  end,
}: {
  href: string
  icon?: IconName
  title: ReactNode
  about?: ReactNode
  end?: ReactNode
}) => (
  <Link href={href} className="row">
    {icon && (
      <span className="row-mark">
        <Icon name={icon} size={22} />
      </span>
    )}
    <span className="row-text">
      <span className="row-title">{title}</span>
      {about && <span className="soft small">{about}</span>}
    </span>
    {end}
    <Icon name="right" size={16} />
  </Link>
)

export type Tab = { href: string; icon: IconName; label: string; count?: number }

/** The bar at the bottom: three to five places. */
export const TabBar = ({ tabs, label }: { tabs: readonly Tab[]; label: string }) => {
  const [path] = useLocation()
  return (
    <nav className="tabs unprinted" aria-label={label}>
      {tabs.map((tab) => {
        const here = tab.href === '/' ? path === '/' : path.startsWith(tab.href)
        return (
          <Link
            key={tab.href}
            href={tab.href}
            className={`tab${here ? ' tab-here' : ''}`}
            aria-current={here ? 'page' : undefined}
          >
            <span className="tab-mark">
              <Icon name={tab.icon} size={22} />
              {Boolean(tab.count) && <span className="tab-count">{Math.min(tab.count as number, 99)}</span>}
            </span>
            {tab.label}
          </Link>
        )
      })}
    </nav>
  )
}
