import * as accounts from '#contract/access/accounts.ts'
import * as audit from '#contract/access/audit.ts'
import * as people from '#contract/access/colleagues.ts'
import * as first from '#contract/access/first-administrator.ts'
import * as session from '#contract/access/session.ts'
import * as second from '#contract/access/totp.ts'
import { chainState } from '#platform/audit.ts'
import { type Module, serve } from '#platform/module.ts'
import { forgetEndedSessions } from '#platform/sessions.ts'
import { absencesIn, absencesOf } from './absence-store.ts'
import { forgetOldFailures } from './attempt-store.ts'
import { changePassword } from './change-password.ts'
import { createAccount, resetPassword } from './create-account.ts'
import { dayOf } from './day.ts'
import { editAccount, resetTotp, unlockAccount } from './edit-account.ts'
import { findAccounts, getAccount } from './find-accounts.ts'
import { exportAudit } from './export-audit.ts'
import { findAudit, myActivity } from './find-audit.ts'
import { firstAdministratorNeeded, makeFirstAdministrator } from './first-administrator.ts'
import { endPost, givePost } from './give-post.ts'
import { forgetOldCodes } from './phone-code-store.ts'
import { findColleagues } from './post-store.ts'
import { recordAbsence, recordMyAbsence, withdrawAbsenceOf, withdrawMyAbsence } from './record-absence.ts'
import { sessionView } from './session-view.ts'
import { choosePost, signIn, signOut } from './sign-in.ts'
import { sendPhoneCode, signInByPhone } from './sign-in-by-phone.ts'
import { confirmTotp, enrolTotp, passTotp, removeTotp } from './totp.ts'

export const access: Module = {
  name: 'access',
  calls: [],
  announces: [
    'access.account_shut',
    'access.post_given',
    'access.post_ended',
    'access.absence_recorded',
    'access.absence_withdrawn',
  ],
  serves: [
    serve(session.getSession, sessionView),
    serve(session.signIn, (context, { body }) => signIn(context, body)),
    serve(session.signOut, signOut),
    serve(session.choosePost, (context, { body }) => choosePost(context, body)),
    serve(session.changePassword, (context, { body }) => changePassword(context, body)),
    serve(session.sendPhoneCode, (context, { body }) => sendPhoneCode(context, body)),
    serve(session.signInByPhone, (context, { body }) => signInByPhone(context, body)),
    serve(session.myActivity, myActivity),
    serve(second.passTotp, (context, { body }) => passTotp(context, body)),
    serve(second.enrolTotp, enrolTotp),
    serve(second.confirmTotp, (context, { body }) => confirmTotp(context, body)),
    serve(second.removeTotp, (context, { body }) => removeTotp(context, body)),
    serve(first.firstAdministratorNeeded, async ({ db }) => ({ needed: await firstAdministratorNeeded(db) })),
    serve(first.makeFirstAdministrator, (context, { body }) => makeFirstAdministrator(context, body)),
    serve(accounts.findAccounts, (context, { query }) => findAccounts(context, query)),
    serve(accounts.getAccount, (context, { params }) => getAccount(context, params.id)),
    serve(accounts.createAccount, (context, { body }) => createAccount(context, body)),
    serve(accounts.editAccount, (context, { params, body }) => editAccount(context, params.id, body)),
    serve(accounts.resetPassword, (context, { params }) => resetPassword(context, params.id)),
    serve(accounts.unlockAccount, (context, { params }) => unlockAccount(context, params.id)),
    serve(accounts.resetTotp, (context, { params }) => resetTotp(context, params.id)),
    serve(accounts.givePost, (context, { params, body }) => givePost(context, params.id, body)),
    serve(accounts.endPost, (context, { params }) => endPost(context, params.id, params.postId)),
    serve(people.findColleagues, async ({ db, area, now }, { query }) => ({
      rows: await findColleagues(db, area, query.role, now, query.limit),
    })),
    serve(people.myAbsences, async ({ db, actor, now }) => ({
      rows: await absencesOf(db, actor.accountId!, dayOf(now)),
    })),
    serve(people.recordMyAbsence, (context, { body }) => recordMyAbsence(context, body)),
    serve(people.withdrawMyAbsence, (context, { params }) => withdrawMyAbsence(context, params.id)),
    serve(people.findAbsences, async ({ db, area, now }) => ({ rows: await absencesIn(db, area, dayOf(now)) })),
    serve(people.recordAbsence, (context, { body }) => recordAbsence(context, body)),
    serve(people.withdrawAbsence, (context, { params }) => withdrawAbsenceOf(context, params.id)),
    serve(audit.findAudit, (context, { query }) => findAudit(context, query)),
    serve(audit.exportAudit, (context, { query }) => exportAudit(context, query)),
    serve(audit.getAuditChain, ({ db }) => chainState(db)),
  ],
  jobs: [
    {
      name: 'access.forget_what_is_over',
      every: '23 3 * * *',
      run: async ({ db }) => {
        await forgetEndedSessions(db)
        await forgetOldFailures(db)
        await forgetOldCodes(db)
      },
    },
  ],
}
