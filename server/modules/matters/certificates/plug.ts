import * as demands from '#contract/matters/certificate-demands.ts'
import * as lists from '#contract/matters/certificate-lists.ts'
import { certificateFlow, type CertificateMove } from '#contract/matters/certificate-flow.ts'
import * as wire from '#contract/matters/certificates.ts'
import * as limits from '#contract/matters/part-limits.ts'
import { serve, type Part } from '#platform/module.ts'
import { listPartLimits, savePartLimit } from '../part-limits.ts'
import { keepClocksOf } from '../part-clock.ts'
import { ensureSigningKey } from '../signed-token.ts'
import { checkCertificate } from './check-certificate.ts'
import { publishForbiddenList, saveKind } from './configure-lists.ts'
import { demandReport, exportDemands, printDemandLetter, printRefusal } from './demand-report.ts'
import { keepDemand, listDemands } from './demands.ts'
import { allowedKind, draftCertificate } from './draft-certificate.ts'
import { prefill } from './fill-form.ts'
import { getCertificate } from './get-certificate.ts'
import { exportCertificates, listCertificates, myCertificates, revealCertificate } from './list-certificates.ts'
import { adviseCertificate, certificateLists, ensureNationalList, listForbiddenVersions } from './lists.ts'
import { moveCertificate } from './move-certificate.ts'
import { certificateNumbers } from './numbers.ts'
import { printCertificate } from './print-certificate.ts'
import { exportSealUses, listApprovers, listSealUses, recordSealUse } from './seal-register.ts'

export const certificates: Part = {
  serves: [
    serve(lists.getCertificateLists, (context) => certificateLists(context)),
    serve(lists.adviseCertificate, (context, { query }) => adviseCertificate(context, query.q)),
    serve(lists.listForbiddenVersions, (context) => listForbiddenVersions(context)),
    serve(lists.publishForbiddenList, (context, { body }) => publishForbiddenList(context, body)),
    serve(lists.saveCertificateKind, (context, { params, body }) => saveKind(context, params.code, body)),
    serve(wire.prefillCertificate, async (context, { query }) => {
      const kind = await allowedKind(context, query.kind)
      return { kind, fields: await prefill(context, kind, { areaId: context.areaId, id: query.personId }) }
    }),
    serve(wire.draftCertificate, (context, { body }) => draftCertificate(context, body)),
    ...(Object.keys(certificateFlow.moves) as CertificateMove[]).map((move) =>
      serve(wire.certificateMoves[move], (context, { params, body }) => moveCertificate(context, move, params, body)),
    ),
    serve(wire.listCertificates, (context, { query }) => listCertificates(context, query)),
    serve(wire.exportCertificates, (context, { query }) => exportCertificates(context, query)),
    serve(wire.getCertificate, (context, { params }) => getCertificate(context, params)),
    serve(wire.revealCertificate, (context, { params, body }) => revealCertificate(context, params, body.reason)),
    serve(wire.printCertificate, (context, { params }) => printCertificate(context, params)),
    serve(wire.myCertificates, (context) => myCertificates(context)),
    serve(wire.checkCertificate, (context, { params }) => checkCertificate(context, params.token)),
    serve(wire.listSealUses, (context, { query }) => listSealUses(context, query)),
    serve(wire.recordSealUse, (context, { body }) => recordSealUse(context, body)),
    serve(wire.listApprovers, (context) => listApprovers(context)),
    serve(wire.exportSealUses, (context, { query }) => exportSealUses(context, query)),
    serve(wire.certificateNumbers, (context, { query }) => certificateNumbers(context, query)),
    serve(demands.refuseCertificate, (context, { body }) => keepDemand(context, body, 'window')),
    serve(demands.reportDemand, (context, { body }) => keepDemand(context, body, 'resident')),
    serve(demands.listDemands, (context, { query }) => listDemands(context, query)),
    serve(demands.printRefusal, (context, { params }) => printRefusal(context, params)),
    serve(demands.reportDemands, (context, { query }) => demandReport(context, query)),
    serve(demands.exportDemands, (context, { query }) => exportDemands(context, query)),
    serve(demands.printDemandLetter, (context, { query }) => printDemandLetter(context, query)),
    serve(limits.listPartLimits, (context) => listPartLimits(context)),
    serve(limits.savePartLimit, (context, { params, body }) => savePartLimit(context, params.step, body)),
  ],
  announces: ['matters.certificate_moved', 'matters.certificate_refused', 'matters.certificate_lists_changed'],
  jobs: [
    {
      name: 'matters.keep_certificates',
      every: '* * * * *',
      run: async (context) => void (await keepClocksOf(context, 'certificate', 'certificate')),
    },
  ],
  prepare: async (context) => {
    await ensureSigningKey(context)
    await ensureNationalList(context)
  },
}
