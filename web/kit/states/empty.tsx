import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icon.tsx'

/** Nothing here: says why, and what to do next. */
export const Empty = ({
  title,
  about,
  icon = 'inbox',
  children,
}: {
  title: string
  about?: string
  icon?: IconName
  children?: ReactNode
}) => (
  <div className="state">
    <span className="state-mark">
      <Icon name={icon} size={26} />
    </span>
    <h2>{title}</h2>
    {about && <p className="soft">{about}</p>}
    {children && <div className="state-way">{children}</div>}
  </div>
)
