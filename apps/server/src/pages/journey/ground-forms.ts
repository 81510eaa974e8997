import { authoritiesOf } from '@samspar/association';
import { GROUNDS, refusalSentence } from '@samspar/casework';
import { codesOf, DATA_KIND, DISCLOSURE_GROUND } from '@samspar/codes';
import { ask, asOption, code, codes, groundQuestions, occurredOn, ofList, whyAndWhen } from '@samspar/pages';
import { JOURNEY_RESOURCES } from '../../journeys/resources.js';
import type { FormKind, Kinds } from './journey-form.js';

const resource = JOURNEY_RESOURCES.ground;

/** Each ground on which the asker's authority may give out, with whom it may tell and what; none where nobody knows which authority it is. */
export const groundKinds: Kinds = ({ asker, speech, today, corrects, file: { association } }) => {
  const all = authoritiesOf(association);
  const from = corrects?.type === 'DisclosureGrounded' ? corrects.data.giver : asker.authority;
  const giver = all.find(({ id }) => id === from);
  if (!giver) {
    const about = refusalSentence({ code: 'GiverUnknown' })[speech.language];
    return [{ name: '', title: '', about, questions: [], prefilled: {}, resource }];
  }
  if (corrects) {
    const grounds = codesOf(DISCLOSURE_GROUND).filter((ground) =>
      GROUNDS[ground].givers.includes(giver.work),
    );
    const questions = groundQuestions(today, '', grounds);
    return [{ name: '', title: '', questions, prefilled: {}, resource }];
  }
  return DISCLOSURE_GROUND.flatMap(({ code: ground, [speech.language]: title }): readonly FormKind[] => {
    const { givers, receivers, kinds } = GROUNDS[ground];
    const others = all.filter(
      ({ id, work, to }) => id !== giver.id && receivers.includes(work) && (to === null || to >= today),
    );
    if (!givers.includes(giver.work) || others.length === 0) return [];
    const questions = [
      occurredOn('groundOn'),
      code('receiver', ask('receiver', 'groundReceiver'), () => others.map(asOption)),
      codes('kinds', ask('kinds'), ofList(DATA_KIND.filter((kind) => kinds.includes(kind.code)))),
      ...whyAndWhen(),
    ];
    return [
      { name: ground, title, questions, prefilled: { occurredOn: today }, given: { ground }, resource },
    ];
  });
};
