import '../matters.css'
import '../../admin.css'
import { Link, useParams } from '@tanstack/react-router'
import { listClasses } from '#contract/matters/catalogue.ts'
import { listVersions } from '#contract/matters/catalogue-admin.ts'
import { Page } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Skeleton } from '#kit/states/skeleton.tsx'
import { AreaChoice, useChosenArea } from '../../territory/chosen-area.tsx'
import { useNameOf } from '../form/name-of.ts'
import { ItemEditor } from './edit/item-editor.tsx'
import { words } from './edit/words.ts'

/** One matter: what it says, its form, who decides it, and how it came to be so. */
export default function CatalogueItem() {
  const say = useWords(words)
  const nameOf = useNameOf()
  const { code } = useParams({ strict: false }) as { code: string }
  const [areaId, choose] = useChosenArea()
  const query = useAnswer(listVersions, areaId ? { params: { areaId, code } } : undefined)
  const classes = useAnswer(listClasses, areaId ? { params: { areaId } } : undefined)
  const [first] = query.data?.rows ?? []
  return (
    <Page
      title={first ? nameOf(first.content) : code}
      lead={code}
      actions={
        <>
          <AreaChoice areaId={areaId} onChoose={choose} />
          <Link to="/matters/catalogue" search={{ area: areaId } as never}>
            {say('back')}
          </Link>
        </>
      }
    >
      <div className="panel">
        <Answered query={query} waiting={<Skeleton lines={12} />}>
          {({ classCode, rows }) =>
            areaId ? (
              <ItemEditor
                key={`${areaId}.${rows.find((v) => v.own && v.state === 'draft')?.version ?? 0}.${rows.length}`}
                areaId={areaId}
                code={code}
                classCode={classCode}
                rows={rows}
                classes={classes.data?.rows ?? []}
              />
            ) : null
          }
        </Answered>
      </div>
    </Page>
  )
}
