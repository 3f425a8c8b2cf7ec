import { Alert, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { channelKinds, getChannels, saveChannels, type Channel } from '#contract/visits/plates.ts'
import { Panel } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone } from '#kit/states/toast.tsx'
import { words } from './words.ts'

type Kept = { areaId: number; channels: Channel[]; version: number }

const Editor = ({ kept }: { kept: Kept }) => {
  const say = useWords(words)
  const phrase = usePhrases('visits')
  const [channels, setChannels] = useState(kept.channels)
  const send = useSend(saveChannels)
  const set = (at: number, part: Partial<Channel>) => setChannels(channels.with(at, { ...channels[at]!, ...part }))
  const save = () =>
    send.mutate(
      {
        params: { areaId: kept.areaId },
        body: { version: kept.version, channels: channels.filter((c) => c.value.trim()) },
      },
      { onSuccess: () => sayDone(say('channelsSaved')) },
    )
  return (
    <div className="stack">
      {send.error && <Alert type="error" showIcon title={send.error.message} />}
      {channels.map((channel, at) => (
        // A channel has no identity of its own; its place is it.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className="plate-form">
          <Select
            aria-label={say('channelKind')}
            value={channel.kind}
            onChange={(kind) => set(at, { kind })}
            options={channelKinds.map((value) => ({ value, label: phrase(`visits.channel.${value}`) }))}
          />
          <Input
            aria-label={say('channelValue')}
            placeholder={say('channelValue')}
            maxLength={60}
            value={channel.value}
            onChange={(e) => set(at, { value: e.target.value })}
            style={{ width: 220 }}
          />
          <Input
            aria-label={say('channelNote')}
            placeholder={say('channelNote')}
            maxLength={100}
            value={channel.note}
            onChange={(e) => set(at, { note: e.target.value })}
            style={{ width: 220 }}
          />
          <Button danger onClick={() => setChannels(channels.toSpliced(at, 1))}>
            {say('remove')}
          </Button>
        </div>
      ))}
      <div className="case-buttons">
        <Button
          disabled={channels.length >= 20}
          onClick={() => setChannels([...channels, { kind: 'hotline', value: '', note: '' }])}
        >
          {say('addChannel')}
        </Button>
        <Button type="primary" loading={send.isPending} onClick={save}>
          {say('save')}
        </Button>
      </div>
    </div>
  )
}

/** 联系渠道: what plates and cards print beside the names. */
export const ChannelsPanel = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const query = useAnswer(getChannels, { params: { areaId } })
  return (
    <Panel title={say('channels')}>
      <p className="soft">{say('channelsAbout')}</p>
      <Answered query={query}>{(kept) => <Editor key={kept.version} kept={kept} />}</Answered>
    </Panel>
  )
}
