import { Button } from 'antd'
import { Icon } from '#kit/icon.tsx'
import { sayRefused } from '#kit/states/toast.tsx'

/** Opens a paper of a case in a tab of its own; a refusal is said. */
export const PrintButton = ({ label, open }: { label: string; open: () => Promise<unknown> }) => (
  <Button icon={<Icon name="print" size={16} />} onClick={() => void open().catch(sayRefused)}>
    {label}
  </Button>
)
