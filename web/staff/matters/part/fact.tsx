import type { ReactNode } from 'react'

/** One fact of a case: its name and what is known. */
export const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="fact">
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)
