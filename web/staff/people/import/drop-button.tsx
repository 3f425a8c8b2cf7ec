import { Button, Popconfirm } from 'antd'
import { dropImport, type Import } from '#contract/people/import.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { words } from './words.ts'

/** Gives an import up: the staged file and rows go, nothing written is touched. */
export const DropButton = ({ made }: { made: Import }) => {
  const say = useWords(words)
  const send = useSend(dropImport)
  return (
    <Popconfirm
      title={say('giveSure')}
      onConfirm={() => send.mutate({ params: { areaId: made.areaId, id: made.id }, body: {} }, { onError: sayRefused })}
    >
      <Button type="text" loading={send.isPending}>
        {say('give')}
      </Button>
    </Popconfirm>
  )
}
