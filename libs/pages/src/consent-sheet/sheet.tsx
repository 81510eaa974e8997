import { type Authority, ESF_RECEIVER } from '@samspar/association';
import { codesOf, DATA_KIND } from '@samspar/codes';
import type { Day } from '@samspar/kernel';
import type { ComponentChildren } from 'preact';
import { withDays } from '../parts/days.js';
import { Notice } from '../parts/notice.js';
import type { Speech } from '../words/in-words.js';
import { languageInWords } from '../words/languages.js';
import { sheetIn } from './sheets.js';
import type { SheetWords } from './sheet-words.js';
import { sheetSv } from './sv.js';

type SheetProps = Readonly<{
  speech: Speech;
  /** The person's own (BCP 47); where nobody has written the words in it the paper is in Swedish and asks for an interpreter. */
  language: string;
  /** Name and number of whom it is about, as far as they are known and may be shown. */
  name: string | null;
  number: string | null;
  reference: string;
  insats: string;
  /** Whether ESF finances it, and is told each month of whoever has consented to that. */
  isEsf: boolean;
  /** Those that tell one another. */
  authorities: readonly Pick<Authority, 'id' | 'name'>[];
  /** The last day; written by hand where it is not known. */
  until: Day | undefined;
  /** Whom she tells that she has changed her mind: who it is, where, and how to reach it. */
  responsible: readonly string[];
}>;

/** A line to write on, or what stands on it. */
const Rule = ({ children }: { children?: ComponentChildren }) => <span class="rule">{children}</span>;

/** Kept together as it is written, whichever way the text around it runs. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** The paper on which somebody consents (OSL 2009:400 10 kap. 1 §; 12 kap. 2 §): her own language first, and Swedish beside it. */
export const ConsentSheet = (props: SheetProps) => {
  const { speech, language, name, number, reference, insats, isEsf, authorities, until, responsible } = props;
  const { sheet, person, bar } = speech.texts.journey;
  const own = sheetIn(language);
  const columns: readonly (readonly [string, SheetWords])[] = [
    ...(own ? [[language, own] as const] : []),
    ['sv', sheetSv],
  ];
  const both = (say: (words: SheetWords) => ComponentChildren) => (
    <div class="both">
      {columns.map(([code, words]) => (
        <div key={code} lang={code} dir={words.isRightToLeft ? 'rtl' : 'ltr'}>
          {say(words)}
        </div>
      ))}
    </div>
  );
  const field = (what: keyof SheetWords['fields'], value?: string | null) => (
    <div>
      <Rule>{value}</Rule>
      <small>
        {columns
          .filter(([, { fields }], index) => index === 0 || fields[what] !== columns[0]?.[1].fields[what])
          .map(([code, { fields }], index) => (
            <bdi key={code} lang={code}>
              {index > 0 && ' / '}
              {fields[what]}
            </bdi>
          ))}
      </small>
    </div>
  );
  return (
    <section class="sheet">
      {both(({ title }) => (
        <h2>{title}</h2>
      ))}
      <p>
        {person.name}: {name ?? '______________________________'} · {person.number}:{' '}
        {withDays(number ?? '________________')} · {bar.reference}: {withDays(reference)}
      </p>
      {!own && language !== 'sv' && (
        <Notice tone="due">{sheet.noText(languageInWords(speech, language))}</Notice>
      )}
      {both((words) => (
        <>
          <p>
            {words.intro(isolated(insats))} {words.purpose}
          </p>
          <h3>{words.among}</h3>
        </>
      ))}
      <ul lang="sv">
        {authorities.map((authority) => (
          <li key={authority.id}>{authority.name}</li>
        ))}
        {authorities.length === 0 && (
          <li>
            <Rule />
          </li>
        )}
      </ul>
      {both((words) => (
        <>
          <h3>{words.kindsTitle}</h3>
          <ul>
            {codesOf(DATA_KIND).map((kind) => (
              <li key={kind}>{words.kinds[kind]}</li>
            ))}
          </ul>
          <p>{words.strike}</p>
        </>
      ))}
      {isEsf &&
        both(({ esf }) => (
          <>
            <h3>{esf.title}</h3>
            <p>
              {esf.says(isolated(ESF_RECEIVER.name))} {esf.strike}
            </p>
          </>
        ))}
      {both((words) => (
        <>
          <h3>{words.daysTitle}</h3>
          <p>
            {words.days}{' '}
            {until === undefined ? '____________________' : <b class="whole">{isolated(until)}</b>}
          </p>
        </>
      ))}
      {both((words) => (
        <>
          <h3>{words.withdrawTitle}</h3>
          <p>
            {words.withdraw} {isolated(responsible.join(', '))}. {words.after}
          </p>
        </>
      ))}
      {both((words) => (
        <>
          <h3>{words.withoutTitle}</h3>
          <p>{words.without}</p>
        </>
      ))}
      {both((words) => (
        <>
          <h3>{words.signTitle}</h3>
          <p>{words.sign}</p>
        </>
      ))}
      <div class="fields">
        {field('placeAndDay')}
        {field('signature')}
        {field('name', name)}
        {field('interpreter')}
        {field('received')}
      </div>
      {own && both(({ prevails }) => <p>{prevails}</p>)}
    </section>
  );
};
