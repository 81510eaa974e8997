import { unreachable } from '@samspar/kernel';
import { dimensionLabel } from '@samspar/statistics';
import { type CountedRefusal, isOfStatistics } from '@samspar/use-cases';
import { Problem } from '../problem.js';
import { refusedStatistics } from './statistics.controller.js';

/** Why the journeys behind a figure are not listed. */
export const refusedCounted = (refusal: CountedRefusal): Problem => {
  if (isOfStatistics(refusal)) return refusedStatistics(refusal);
  switch (refusal.code) {
    case 'CountedProtected':
      return new Problem(409, refusal.code, {
        sv: 'Ärendena bakom ett skyddat tal visas inte: fråga utan skydd av små tal (protect=none).',
        en: 'Cases behind a protected figure are not listed: ask without protection of small counts (protect=none).',
      });
    case 'CountedSensitive': {
      const { dimensions } = refusal;
      return new Problem(
        403,
        refusal.code,
        {
          sv: `Ärendena visas bara som antal: de väljs ut efter känsliga uppgifter (${dimensions.map((one) => dimensionLabel(one).toLowerCase()).join(', ')}), och efter sådana får ingen söka fram personer (lag 2018:218, 3 kap. 3 §).`,
          en: `The cases are shown as counts alone: they are chosen by sensitive facts (${dimensions.map((one) => dimensionLabel(one, 'en').toLowerCase()).join(', ')}), and nobody may search for persons by those (lag 2018:218, 3:3).`,
        },
        { facts: { dimensions } },
      );
    }
    case 'NoSuchPart':
      return new Problem(
        404,
        refusal.code,
        {
          sv: `Talet har ingen sådan del. Delarna är ${refusal.parts.join(', ') || 'inga'}.`,
          en: `The figure has no such part. Its parts are ${refusal.parts.join(', ') || 'none'}.`,
        },
        { facts: { parts: refusal.parts } },
      );
    default:
      return unreachable(refusal);
  }
};
