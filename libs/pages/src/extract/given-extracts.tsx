import { EXTRACT_FORM, EXTRACT_RECIPIENT, HOLD_BACK_GROUND } from '@samspar/codes';
import type { GivenExtract } from '@samspar/use-cases';
import { DataTable } from '../parts/data-table.js';
import { ActingUser, Moment, type UserNames } from '../parts/log-cells.js';
import { authorityInWords, codeInWords, type Speech } from '../words/in-words.js';

type GivenExtractsProps = Readonly<{
  speech: Speech;
  names: UserNames;
  extracts: readonly GivenExtract[];
}>;

/** What was given out of a journey to the person whom it is about: when, by whom, how, and what was held back. */
export const GivenExtracts = ({ speech, names, extracts }: GivenExtractsProps) => {
  const { texts } = speech;
  const { earlierCaption, earlierColumns, heldBack, nothingHeldBack } = texts.extract;
  return (
    <DataTable
      id="utdrag"
      isCards
      caption={earlierCaption}
      columns={[
        earlierColumns.when,
        earlierColumns.who,
        earlierColumns.authority,
        earlierColumns.how,
        earlierColumns.heldBack,
      ]}
      rows={extracts.toReversed().map((one) => [
        <Moment texts={texts} knownAt={one.at} />,
        <ActingUser texts={texts} names={names} actor={one.checkedBy ?? one.actor} />,
        authorityInWords(speech, one.authority),
        <>
          {codeInWords(speech, EXTRACT_RECIPIENT, one.recipient)}
          <span class="line about">{codeInWords(speech, EXTRACT_FORM, one.form)}</span>
        </>,
        one.heldBack.length === 0
          ? nothingHeldBack
          : heldBack(
              one.heldBack.length,
              [
                ...new Set(one.heldBack.map(({ ground }) => codeInWords(speech, HOLD_BACK_GROUND, ground))),
              ].join(', '),
            ),
      ])}
    />
  );
};
