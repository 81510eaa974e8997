import { numeral, type Sentence, unreachable } from '@samspar/kernel';
import type { EvidenceRefusal } from './evidence.js';

/** Why there is no evidence of what was asked for, and what to do. */
export const evidenceSentence = (refusal: EvidenceRefusal): Sentence => {
  switch (refusal.code) {
    case 'NoHeadYet':
      return {
        sv: 'Loggen har inget signerat huvud över det ännu: servern signerar ett var tionde minut när något har skrivits. Försök igen om en stund.',
        en: 'The log has no signed head over it yet: the server signs one every tenth minute when something has been written. Try again in a while.',
      };
    case 'NothingInPeriod':
      return {
        sv: 'Inget skrevs i loggen under perioden: välj en annan.',
        en: 'Nothing was written to the log in that period: choose another one.',
      };
    case 'TooManyEvents':
      return {
        sv: `Perioden har ${numeral(refusal.count)} händelser, och ett bevispaket högst ${numeral(refusal.most)}: välj en kortare period.`,
        en: `The period has ${refusal.count} events, and a bundle at most ${refusal.most}: choose a shorter period.`,
      };
    case 'NoSuchHead':
      return {
        sv: 'Inget av loggens huvuden har det fingeravtrycket: kontrollera att det är rätt avskrivet.',
        en: 'No head of the log has that fingerprint: check that it is copied right.',
      };
    case 'LogDiffers':
      return {
        sv: 'Loggen stämmer inte med sitt signerade huvud, och inget går att bevisa: systemförvaltaren behöver köra samspar verify.',
        en: 'The log is not what its signed head says, and nothing can be proved: the system administrator needs to run samspar verify.',
      };
    case 'PeriodBackwards':
      return {
        sv: 'Till och med är före från och med.',
        en: 'The last day is before the first.',
      };
    case 'HeadKeyMissing':
      return {
        sv: 'Nyckeln som loggens senaste huvud är signerat med finns inte här, och paketet går inte att signera: lägg nyckeln på servern (HEADS_KEY_FILE), eller vänta på nästa huvud om den har bytts.',
        en: 'The key that the latest head of the log is signed with is not here, and the bundle cannot be signed: put the key on the server (HEADS_KEY_FILE), or wait for the next head where it was changed.',
      };
    case 'TextsNotGiven':
      return {
        sv: 'Texterna öppnas bara för den som är ansvarig för ärendet, och för en granskare vars uppdrag gäller den myndighet som svarar för det. Hämta bevispaketet utan texter.',
        en: 'The texts are opened to whoever is responsible for the case, and to an auditor whose mandate covers the authority that answers for it, alone. Fetch the evidence without texts.',
      };
    case 'TextsProtected':
      return {
        sv: 'Personen har skyddade personuppgifter, och ett paket går inte att kalla tillbaka: texterna tas inte med.',
        en: 'The person has a protected identity, and a bundle cannot be called back: the texts are not put in one.',
      };
    case 'TextsErased':
      return {
        sv: 'Ärendet är gallrat, och texterna är förstörda: hämta bevispaketet utan texter.',
        en: 'The case is erased, and its texts are destroyed: fetch the evidence without texts.',
      };
    case 'GroundMissing':
      return {
        sv: 'Välj på vilken grund du behöver texterna.',
        en: 'Choose on which ground you need the texts.',
      };
    default:
      return unreachable(refusal);
  }
};
