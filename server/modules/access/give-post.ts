import type { PostDraft } from '#contract/access/accounts.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/problem.ts'
import { forgetActor } from './actor.ts'
import { dayOf } from './day.ts'
import { getAccount } from './find-accounts.ts'
import * as store from './post-store.ts'
import { dutiesSplit, notYourself, outsideYourArea, postUnknown, termWrong } from './problems.ts'

const inside = ({ area }: Context, areaId: number) => areaId >= area.from && areaId <= area.to
const isSplit = (error: unknown) => (error as { constraint?: string }).constraint === 'post_split'

/** Gives a post inside the area of the path. The database refuses to mix administration and business in one person. */
export const addPost = async (context: Context, accountId: string, draft: PostDraft): Promise<number> => {
  const { db, now } = context
  if (!inside(context, draft.areaId)) throw outsideYourArea({ areaId: draft.areaId })
  if (draft.validTo && draft.validTo < (draft.validFrom ?? dayOf(now))) throw termWrong()
  if (draft.substituteOf) {
    const post = await store.findPost(db, draft.substituteOf)
    const alike = post && post.area_id === draft.areaId && post.role === draft.role && post.account_id !== accountId
    if (!alike || post.ended_at) throw postUnknown()
  }
  const { validFrom = dayOf(now), ...rest } = draft
  const id = await store
    .insertPost(db, { ...rest, validFrom, accountId }, now)
    .catch((error: unknown) => Promise.reject(isSplit(error) ? dutiesSplit() : error))
  context.announce({
    name: 'access.post_given',
    areaId: draft.areaId,
    about: { accountId, postId: id, role: draft.role },
  })
  context.afterCommit(() => forgetActor(accountId))
  return id
}

/**
 * 授予岗位. Nobody gives themselves a post. Throws `access.not_yourself`, `access.duties_split`,
 * `access.outside_your_area`, `access.post_unknown`, `access.term_wrong`.
 */
export const givePost = async (context: Context, accountId: string, draft: PostDraft) => {
  await getAccount(context, accountId, { lock: true })
  if (accountId === context.actor.accountId) throw notYourself()
  const postId = await addPost(context, accountId, draft)
  context.audit({ about: accountId, postId, role: draft.role, areaId: draft.areaId })
  return getAccount(context, accountId)
}

/** Ends a post at once, before its term; what was done in it stays. Ending it twice is ending it once. */
export const endPost = async (context: Context, accountId: string, postId: number) => {
  await getAccount(context, accountId, { lock: true })
  const post = await store.findPost(context.db, postId)
  if (!post || post.account_id !== accountId) throw notFound()
  if (accountId === context.actor.accountId) throw notYourself()
  if (!inside(context, post.area_id)) throw outsideYourArea({ areaId: post.area_id })
  await store.endPost(context.db, postId, context.now)
  if (!post.ended_at)
    context.announce({ name: 'access.post_ended', areaId: post.area_id, about: { accountId, postId, role: post.role } })
  context.afterCommit(() => forgetActor(accountId))
  context.audit({ about: accountId, postId })
  return getAccount(context, accountId)
}
