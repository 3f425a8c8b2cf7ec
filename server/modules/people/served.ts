import * as care from '#contract/people/care.ts'
import * as codes from '#contract/people/codes.ts'
import * as dwellings from '#contract/people/dwellings.ts'
import * as houses from '#contract/people/households.ts'
import * as merges from '#contract/people/merges.ts'
import * as notices from '#contract/people/notices.ts'
import { peopleNumbers as numbersRoute } from '#contract/people/numbers.ts'
import * as own from '#contract/people/own.ts'
import * as wire from '#contract/people/people.ts'
import * as lists from '#contract/people/person-lists.ts'
import * as board from '#contract/people/plausibility.ts'
import * as spots from '#contract/people/places.ts'
import * as premises from '#contract/people/premises.ts'
import * as log from '#contract/people/reveals.ts'
import { serve, type Served } from '#platform/module.ts'
import { answerNotice, askTransfer, giveTransfer, listAway, listNotices, readNotice } from './answer-notice.ts'
import { buildingView } from './building-view.ts'
import { bulkEdit } from './bulk-edit.ts'
import { getCare, listCare, saveCare } from './care.ts'
import {
  getDictionary,
  listCareKinds,
  listSourceRules,
  saveCareKind,
  saveCode,
  saveField,
  saveSourceRule,
} from './configure-register.ts'
import { createDwelling, editDwelling, getDwelling, listDwellings } from './dwellings.ts'
import { createPerson, editPerson, endPerson, settleDispute } from './edit-person.ts'
import { findPeople } from './find-people.ts'
import { getPerson } from './get-person.ts'
import * as householdViews from './household-views.ts'
import { getHousehold, saveHousehold } from './households.ts'
import { keepApart, listPairs } from './list-pairs.ts'
import { listHouseholds } from './list-households.ts'
import { listPeople } from './list-people.ts'
import { listMerges, mergePeople, undoMerge } from './merge-people.ts'
import { moveMembers } from './move-members.ts'
import { movePerson } from './move-person.ts'
import { careNumbers, peopleNumbers } from './numbers.ts'
import { answerRequest, listRequests, myRecords, requestCorrection } from './own-records.ts'
import { personHistory } from './person-history.ts'
import { plausibilityBoard, plausibilityPlaces } from './plausibility.ts'
import { dwellingHistory, householdHistory } from './place-history.ts'
import { getPremises, listPremises, revealPremises, savePremises } from './premises.ts'
import { revealPerson } from './reveal-person.ts'
import { exportReveals, listReveals } from './reveals.ts'
import { deleteView, listViews, saveView } from './saved-views.ts'

const persons: readonly Served[] = [
  serve(lists.listPeople, (context, { query }) => listPeople(context, query)),
  serve(lists.findPeople, (context, { query }) => findPeople(context, query)),
  serve(lists.bulkEditPeople, (context, { params, body }) => bulkEdit(context, params.areaId, body)),
  serve(lists.listPeopleViews, listViews),
  serve(lists.savePeopleView, (context, { params, body }) => saveView(context, params.id, body)),
  serve(lists.deletePeopleView, (context, { params }) => deleteView(context, params.id)),
  serve(wire.getPerson, (context, { params }) => getPerson(context, params)),
  serve(wire.getPersonHistory, (context, { params }) => personHistory(context, params)),
  serve(wire.createPerson, (context, { params, body }) => createPerson(context, params.areaId, body)),
  serve(wire.editPerson, (context, { params, body }) => editPerson(context, params, body)),
  serve(wire.movePerson, (context, { params, body }) => movePerson(context, params, body)),
  serve(wire.endPerson, (context, { params, body }) => endPerson(context, params, body)),
  serve(wire.settleDispute, (context, { params, body }) => settleDispute(context, params, params.field, body)),
  serve(wire.revealPerson, (context, { params, body }) => revealPerson(context, params, body)),
  serve(log.listReveals, (context, { query }) => listReveals(context, query)),
  serve(log.exportReveals, (context, { body }) => exportReveals(context, body)),
]
const places: readonly Served[] = [
  serve(dwellings.getDwelling, (context, { params }) => getDwelling(context, params.areaId, params.id)),
  serve(dwellings.createDwelling, (context, { params, body }) => createDwelling(context, params.areaId, body)),
  serve(dwellings.editDwelling, (context, { params, body }) => editDwelling(context, params.areaId, params.id, body)),
  serve(dwellings.listDwellings, (context, { query }) => listDwellings(context, query)),
  serve(dwellings.getBuildingView, (context, { params }) => buildingView(context, params.areaId, params.buildingNo)),
  serve(dwellings.getHousehold, (context, { params }) => getHousehold(context, params.areaId, params.id)),
  serve(dwellings.saveHousehold, (context, { params, body }) => saveHousehold(context, params.areaId, params.id, body)),
  serve(houses.listHouseholds, (context, { query }) => listHouseholds(context, query)),
  serve(houses.listHouseholdViews, householdViews.listViews),
  serve(houses.saveHouseholdView, (context, { params, body }) => householdViews.saveView(context, params.id, body)),
  serve(houses.deleteHouseholdView, (context, { params }) => householdViews.deleteView(context, params.id)),
  serve(spots.getDwellingHistory, (context, { params }) => dwellingHistory(context, params.areaId, params.id)),
  serve(spots.getHouseholdHistory, (context, { params }) => householdHistory(context, params.areaId, params.id)),
  serve(spots.moveMembers, (context, { params, body }) => moveMembers(context, params.areaId, params.id, body)),
  serve(premises.getPremises, (context, { params }) => getPremises(context, params.areaId, params.id)),
  serve(log.revealPremises, (context, { params, body }) =>
    revealPremises(context, params.areaId, params.id, body.reason),
  ),
  serve(premises.listPremises, (context, { query }) => listPremises(context, query)),
  serve(premises.savePremises, (context, { params, body }) => savePremises(context, params.areaId, params.id, body)),
]
const between: readonly Served[] = [
  serve(notices.listNotices, (context, { query }) => listNotices(context, query)),
  serve(notices.readNotice, (context, { params }) => readNotice(context, params.areaId, params.id)),
  serve(notices.answerNotice, (context, { params, body }) => answerNotice(context, params.areaId, params.id, body)),
  serve(notices.askTransfer, (context, { params, body }) => askTransfer(context, params.areaId, body)),
  serve(notices.giveTransfer, (context, { params, body }) =>
    giveTransfer(context, { areaId: params.areaId, id: params.personId }, body),
  ),
  serve(notices.listAway, (context, { query }) => listAway(context, query)),
  serve(merges.listPairs, (context, { query }) => listPairs(context, query)),
  serve(merges.keepApart, (context, { params, body }) => keepApart(context, params.areaId, body)),
  serve(merges.mergePeople, (context, { params, body }) => mergePeople(context, params.areaId, body)),
  serve(merges.undoMerge, (context, { params }) => undoMerge(context, params.areaId, params.id)),
  serve(merges.listMerges, (context, { query }) => listMerges(context, query)),
]
const registers: readonly Served[] = [
  serve(care.listCareKinds, listCareKinds),
  serve(care.saveCareKind, (context, { params, body }) => saveCareKind(context, params.code, body)),
  serve(care.listCare, (context, { query }) => listCare(context, query)),
  serve(care.getCare, (context, { params }) => getCare(context, params.areaId, params.id)),
  serve(care.saveCare, (context, { params, body }) => saveCare(context, params.areaId, params.id, body)),
  serve(care.careNumbers, careNumbers),
  serve(numbersRoute, peopleNumbers),
  serve(board.plausibilityBoard, plausibilityBoard),
  serve(board.plausibilityPlaces, (context, { params, query }) =>
    plausibilityPlaces(context, params.check, query.limit),
  ),
  serve(codes.getDictionary, getDictionary),
  serve(codes.saveCode, (context, { params, body }) => saveCode(context, params.family, params.code, body)),
  serve(codes.saveField, (context, { params, body }) => saveField(context, params.field, body)),
  serve(codes.listSourceRules, listSourceRules),
  serve(codes.saveSourceRule, (context, { body }) => saveSourceRule(context, body)),
]
const owns: readonly Served[] = [
  serve(own.myRecords, myRecords),
  serve(own.requestCorrection, (context, { params, body }) =>
    requestCorrection(context, { areaId: params.areaId, id: params.personId }, body),
  ),
  serve(own.listRequests, (context, { query }) => listRequests(context, query)),
  serve(own.answerRequest, (context, { params, body }) => answerRequest(context, params.areaId, params.id, body)),
]

/** Everything the module serves but import and export of files. */
export const servedPeople: readonly Served[] = [...persons, ...places, ...between, ...registers, ...owns]
