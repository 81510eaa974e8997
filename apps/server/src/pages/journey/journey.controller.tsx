import { Controller, Get, Param } from '@nestjs/common';
import { endOfDayInStockholm } from '@samspar/kernel';
import { isOldestFirstIn, pageNumber, readTypedDay } from '@samspar/pages';
import { asKnownAt, NamePerson, ReadCard, ReadJourney, ReadTeam } from '@samspar/use-cases';
import { Allow } from '../../sign-in/allow.js';
import { journeyNotFound } from '../../refusals.js';
import { changesOn, occurringIn, readChangeChoice } from './change-log.js';
import { ChangeLogPage } from './change-log-page.js';
import { ConsentSheetPage, type SheetChoice } from './consent-sheet-page.js';
import { JourneyPage, leafOf, type Look, NotThereYet, SentReferral } from './journey-page.js';
import { tellingAbout, tellingWithoutTexts } from '../tellings.js';
import { PageVisit, Visiting } from '../visit.js';

const lookOf = (visit: PageVisit, today: string): Look => {
  const query = visit.parameters;
  const typed = query.get('per')?.trim() ?? '';
  const asOf = typed === '' ? undefined : readTypedDay(typed, today);
  return {
    isOldestFirst: isOldestFirstIn(visit.query),
    page: pageNumber(query.get('sida')),
    asOf,
    wrong: typed !== '' && asOf === undefined ? typed : undefined,
    isSaved: /^\d+$/.test(query.get('efter') ?? ''),
    warnings: query.getAll('varning'),
  };
};

/** The language of the paper, her own unless another one is asked for, and its last day. */
const sheetChoiceOf = (visit: PageVisit, own: string | undefined, today: string): SheetChoice => {
  const query = visit.parameters;
  const typed = query.get('till')?.trim() ?? '';
  const until = typed === '' ? undefined : readTypedDay(typed, today);
  return {
    language: query.get('sprak') || own || 'sv',
    until,
    wrong: typed !== '' && until === undefined ? typed : undefined,
  };
};

@Allow('caseworker')
@Controller('arenden')
export class JourneyPageController {
  @Get(':id')
  async journey(@Param('id') id: string, @Visiting() visit: PageVisit): Promise<string> {
    const { today } = visit;
    const look = lookOf(visit, today);
    const now = await visit.answer(new ReadJourney(visit.reading('case'), id, 'referral'));
    const file = look.asOf === undefined ? now : asKnownAt(now, endOfDayInStockholm(look.asOf));
    if (!now.isWhole || file === undefined) {
      const telling = await tellingAbout(visit, now, []);
      return visit.show(
        now.isWhole && look.asOf !== undefined ? (
          <NotThereYet telling={telling} file={now} asOf={look.asOf} />
        ) : (
          <SentReferral telling={telling} file={now} isSaved={look.isSaved} />
        ),
      );
    }
    const leaf = leafOf(file.events, look);
    const [person, telling] = await Promise.all([
      visit.answer(new NamePerson(visit.caller, file)),
      tellingAbout(visit, file, leaf.lines),
    ]);
    return visit.show(
      <JourneyPage
        {...{ telling, file, person, today: look.asOf ?? today, look, leaf, asker: visit.asker }}
      />,
      look.wrong === undefined ? 200 : 422,
    );
  }

  /** The paper on which the person consents; where she is anonymous there is nobody to sign it. */
  @Get(':id/samtycke/blankett')
  async consentSheet(@Param('id') id: string, @Visiting() visit: PageVisit): Promise<string> {
    const { caller } = visit;
    const { today } = visit;
    const file = await visit.answer(
      new ReadJourney(visit.reading('form', { toRegister: ['GiveConsent'] }), id),
    );
    if (file.state.anonymous) throw journeyNotFound();
    const [person, card, team, telling] = await Promise.all([
      visit.answer(new NamePerson(caller, file)),
      visit.answer(new ReadCard(caller, file)),
      visit.answer(new ReadTeam(caller, file)),
      tellingWithoutTexts(visit, file, []),
    ]);
    const choice = sheetChoiceOf(visit, card.particulars.language, today);
    const { authority } = caller.asker;
    return visit.show(
      <ConsentSheetPage {...{ telling, file, person, today, choice, authority, team }} />,
      choice.wrong === undefined ? 200 : 422,
    );
  }

  /** To the sender of a referral the change log of its journey is not there. */
  @Get(':id/andringar')
  async changes(@Param('id') id: string, @Visiting() visit: PageVisit): Promise<string> {
    const file = await visit.answer(new ReadJourney(visit.reading('case-changes'), id));
    const occurring = occurringIn(file.events);
    const choice = readChangeChoice(visit.query, occurring);
    const leaf = changesOn(file.events, choice);
    const [person, telling] = await Promise.all([
      visit.answer(new NamePerson(visit.caller, file)),
      tellingWithoutTexts(visit, file, leaf.lines),
    ]);
    const { today } = visit;
    const isResponsible = file.state.caseworker?.id === visit.caller.asker.actor;
    return visit.show(
      <ChangeLogPage {...{ telling, file, person, today, occurring, choice, leaf, isResponsible }} />,
    );
  }
}
