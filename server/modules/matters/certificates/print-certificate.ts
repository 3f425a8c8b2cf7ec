import { certificateNumber } from '#contract/matters/certificates.ts'
import type { CertificateKind } from '#contract/matters/certificate-lists.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { FileAnswer } from '#platform/module.ts'
import { printForm } from '#platform/print.ts'
import { notFound } from '#platform/problem.ts'
import type { Key } from '../part-steps.ts'
import { publicAddress } from '#platform/public-address.ts'
import { writeToken } from '../signed-token.ts'
import { findCertificate, valuesOf, type Certificate } from './certificate-store.ts'
import { mayRead } from './get-certificate.ts'
import { kindById } from './lists.ts'
import { notIssued } from './problems.ts'

/** The text of a certificate with its places filled in; what was left out reads as a blank to write on. */
export const fillTemplate = (
  kind: CertificateKind,
  c: Pick<Certificate, 'purpose' | 'for_whom'>,
  values: Record<string, string>,
) =>
  kind.template.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'purpose' ? c.purpose : name === 'for_whom' ? c.for_whom : (values[name] ?? '＿＿＿＿'),
  )

/** 证明 on A4 with its code in the corner. Throws `platform.not_found`, `matters.not_issued`. Printing is audited. */
export const printCertificate = async (context: Context, key: Key): Promise<FileAnswer> => {
  const { db, actor, now } = context
  const c = mayRead(actor) ? await findCertificate(db, key) : undefined
  if (!c) throw notFound()
  if (c.state !== 'issued' || !c.nonce) throw notIssued()
  const kind = await kindById(db, c.kind_id)
  const values = valuesOf(c)
  const area = (await areaNames(db, [c.area_id])).get(c.area_id) ?? ''
  const number = certificateNumber(c.year!, c.number!)
  const link = publicAddress(`/check/${await writeToken(db, 'certificate', c.area_id, c.nonce)}`)
  context.audit({ certificate: c.id, number, printed: true }, c.area_id)
  const body = await printForm({
    title: kind.zh,
    number,
    fields: [
      ...kind.fields.flatMap((f) =>
        values[f.name] === undefined
          ? []
          : [{ label: f.zh, value: values[f.name]!, wide: f.kind === 'long_text' || f.from === 'address' }],
      ),
      { label: '用途', value: c.purpose, wide: true },
      { label: '使用单位', value: c.for_whom, wide: true },
      { label: '开具日期', value: c.issued_on! },
      { label: '有效期至', value: c.valid_until ?? '长期' },
    ],
    sections: [
      { heading: '兹证明', text: fillTemplate(kind, c, values) },
      { heading: '依据', text: kind.basis },
      { heading: '核验', text: '扫描右上角二维码可核验本证明真伪、是否有效。复印、涂改无效，以核验结果为准。' },
    ],
    signatures: ['经办人'],
    seal: `${area}居民委员会`,
    qr: link,
    foot: { printedBy: actor.name ?? '', printedAt: now },
  })
  return { contentType: 'application/pdf', filename: `${kind.zh}-${number}.pdf`, body, inline: true, personal: true }
}
