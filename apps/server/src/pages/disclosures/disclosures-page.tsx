import { isEsfFinanced } from '@samspar/association';
import { CORRECTION_REASON, DATA_KIND, DISCLOSURE_GROUND } from '@samspar/codes';
import {
  ActingUser,
  addressWith,
  auditGroundInWords,
  authorityInWords,
  codeInWords,
  codesInWords,
  DataTable,
  dayInWords,
  listParameters,
  Moment,
  momentInWords,
  Notice,
  Page,
  Pagination,
  type Speech,
  Tag,
  userInWords,
  useTexts,
  useVisitor,
  withDays,
} from '@samspar/pages';
import type { GivenOutRead } from '@samspar/use-cases';

export const DISCLOSURES = '/utlamnanden';

/** The register of what authorities have given out without consent: what, to whom, on which ground, and who said so when. */
export const DisclosuresPage = ({ association, giver, listed, identified, names }: GivenOutRead) => {
  const { language } = useVisitor();
  const texts = useTexts();
  const { disclosures: words, journey } = texts;
  const { form, timeline } = journey;
  const { labels } = form;
  const speech: Speech = { texts, language, association };
  return (
    <Page title={words.title} isWide>
      <p class="log-lead">{giver ? words.ofAuthority(giver.name) : words.ofAll}</p>
      <p>
        <a href={`${DISCLOSURES}/utvardering`}>{texts.evaluation.seeFiles}</a>
        {association.interventions.some(isEsfFinanced) && (
          <>
            {' · '}
            <a href={`${DISCLOSURES}/esf`}>{texts.esf.seeLists}</a>
          </>
        )}
      </p>
      {listed.leftOut > 0 && <Notice title={words.leftOut(listed.leftOut)} />}
      <DataTable
        isCards
        caption={words.caption(listed.total)}
        columns={[
          journey.bar.reference,
          journey.details.giver,
          labels.receiver,
          labels.kinds,
          labels.ground,
          words.inForce,
          journey.changes.recorded,
          journey.changes.who,
        ]}
        rows={listed.lines.map((line) => [
          line.reference,
          authorityInWords(speech, line.giver),
          authorityInWords(speech, line.receiver),
          codesInWords(speech, DATA_KIND, line.kinds),
          codeInWords(speech, DISCLOSURE_GROUND, line.ground),
          <>
            {withDays(
              words.between(
                dayInWords(texts, line.validFrom),
                line.expiresOn === undefined ? undefined : dayInWords(texts, line.expiresOn),
              ),
            )}
            {line.annulled && (
              <p class="when">
                <Tag tone="due">{line.annulled.isCorrected ? timeline.corrected : timeline.struck}</Tag>{' '}
                {withDays(
                  timeline.annulled(
                    userInWords({ texts, names }, line.annulled.by),
                    momentInWords(texts, line.annulled.recordedAt),
                  ),
                )}{' '}
                {codeInWords(speech, CORRECTION_REASON, line.annulled.reason)}
              </p>
            )}
          </>,
          <Moment texts={texts} knownAt={line.recordedAt} />,
          <ActingUser texts={texts} names={names} actor={line.by} />,
        ])}
        empty={<p>{words.empty}</p>}
      />
      <Pagination {...listed} href={(page) => addressWith(DISCLOSURES, listParameters({ page }))} />
      <DataTable
        id="granskare"
        isCards
        caption={texts.replay.identity.told.caption(identified.length)}
        columns={[
          journey.bar.reference,
          journey.changes.recorded,
          journey.changes.who,
          texts.accessLog.columns.why,
        ]}
        rows={identified.map((line) => [
          line.reference,
          <Moment texts={texts} knownAt={line.knownAt} />,
          <ActingUser texts={texts} names={names} actor={line.actor} />,
          auditGroundInWords(texts, line),
        ])}
        empty={<p>{texts.replay.identity.told.empty}</p>}
      />
    </Page>
  );
};
