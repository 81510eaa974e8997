import { describe, expect, it } from '@jest/globals';
import type { Role } from '@samspar/access';
import {
  codes,
  DataTable,
  day,
  ErrorPage,
  type Filled,
  Form,
  IdentityBar,
  idOf,
  missingIn,
  Notice,
  oneOf,
  Page,
  Pagination,
  placesFor,
  plain,
  ProgressBar,
  type Question,
  Questions,
  render,
  required,
  Tabs,
  Tag,
  textsOf,
  Timeline,
  type Typed,
  type Visitor,
  words,
} from '@samspar/pages';
import { h, type VNode } from 'preact';
import { controlsIn, eachOf, errorAt, linkOf, pageOf, rowsOf, wordsOf } from './shown.js';

const visitor: Visitor = {
  language: 'sv',
  roles: ['caseworker'],
  name: 'Ines <Prov>',
  csrf: 'token',
  demonstration: false,
  idleMinutes: 30,
  address: '/arenden?sida=2',
};

const shown = <Props>(node: VNode<Props>, to: Visitor = visitor) => pageOf(render(to, node));
const said = <Props>(node: VNode<Props>, selector = 'body') => wordsOf(shown(node)(selector));

const code = 'Refused';
const sentence = { sv: 'Anmälan är redan besvarad.', en: 'The referral is already answered.' };

describe('a page', () => {
  it('says its language, its title and who is signed in, all escaped', () => {
    const page = shown(h(Page, { title: '<Ärenden>', children: 'x' }));
    expect(page.root().get(0)).toMatchObject({ 'x-mode': 'no-quirks' });
    expect(page('html').attr('lang')).toBe('sv');
    expect(page('title').text()).toBe('<Ärenden> – Samspår');
    expect(page('.name').text()).toBe('Ines <Prov>');
  });

  it('begins its title with what is wrong', () =>
    expect(shown(h(Page, { title: 'Ny anmälan', wrong: 'y', children: 'x' }))('title').text()).toBe(
      'Fel: Ny anmälan – Samspår',
    ));

  it('marks the place in the menu, and leads back to itself from the language switch', () => {
    const page = shown(h(Page, { title: 'Ärenden', children: 'x' }));
    expect(eachOf(page, '[aria-current=page]')).toEqual(['Ärenden']);
    expect(linkOf(page, 'Ärenden')).toBe('/arenden');
    expect(page('[name=till]').val()).toBe('/arenden?sida=2');
  });

  it('says on paper whose it is, what, whom about, when and by whom', () => {
    const paper = { association: 'Samordningsförbundet Prov', day: '2025-06-15' };
    const paperOf = (name: string | null, about?: string) =>
      shown(h(Page, { title: 'Ärende 7', children: 'x', about }), { ...visitor, name, paper })(
        '.paper[aria-hidden=true]',
      ).text();
    expect(paperOf(visitor.name, 'Maria <Provsson>')).toBe(
      'Samordningsförbundet Prov · Ärende 7 · Maria <Provsson> · Utskrivet 2025-06-15 av Ines <Prov>',
    );
    expect(paperOf(null)).toBe('Samordningsförbundet Prov · Ärende 7 · Utskrivet 2025-06-15');
  });

  it('shows the banner in the demonstration alone', () => {
    const banners = [true, false].map((demonstration) =>
      eachOf(shown(h(Page, { title: 'Om', children: 'x' }), { ...visitor, demonstration }), '.banner'),
    );
    expect(banners).toEqual([[expect.stringContaining('påhittade')], []]);
  });

  it('holds no style and no script of its own, for the content policy lets none run', () => {
    const page = shown(h(ErrorPage, { problem: { status: 500, code, sentence }, reference: 'nummer' }));
    expect(eachOf(page, 'script, style, [style], [onclick]')).toHaveLength(0);
  });
});

describe('the menu', () => {
  it.each<[readonly Role[], readonly string[]]>([
    [['caseworker'], ['/', '/arenden', '/inkorg', '/statistik', '/inlasning', '/insatser']],
    [
      ['team-lead'],
      ['/fordelning', '/gallring', '/statistik', '/fragor', '/publicerat', '/utlamnanden', '/insatser'],
    ],
    [['office'], ['/statistik', '/fragor', '/publicerat', '/inlasning', '/insatser', '/myndigheter']],
    [
      ['auditor'],
      ['/att-granska', '/statistik', '/fragor', '/publicerat', '/granskning', '/atkomst', '/utlamnanden'],
    ],
    [['board'], ['/fragor', '/publicerat']],
    [['admin'], ['/insatser', '/myndigheter', '/anvandare']],
    [
      ['office', 'admin'],
      ['/statistik', '/fragor', '/publicerat', '/inlasning', '/insatser', '/myndigheter', '/anvandare'],
    ],
    [[], []],
  ])('of %j leads to %j', (roles, addresses) =>
    expect(placesFor(roles).map(({ address }) => address)).toEqual(addresses),
  );
});

describe('a form', () => {
  const filled: Filled = {
    values: { day: '5/3', parties: ['region', 'municipality'] },
    errors: [{ field: 'day', message: 'Skriv hela dagen.' }],
  };

  it('carries the token, the key of its command and the revision it was shown for', () => {
    const page = shown(h(Form, { action: '/arenden/ny', commandKey: 'k', revision: 4, children: 'x' }));
    expect(controlsIn(page)).toEqual({ _csrf: ['token'], _key: ['k'], _revision: ['4'] });
  });

  const asked = (question: Question, of: Filled = filled) =>
    shown(h(Questions, { questions: [question], filled: of }));

  it('keeps what was typed, with the error tied to the field', () => {
    const page = asked(day('day', plain('Dag', 'ÅÅÅÅ-MM-DD')));
    expect(page('input').attr()).toMatchObject({
      value: '5/3',
      'aria-describedby': `${idOf('day')}-hint ${idOf('day')}-error`,
      'aria-invalid': 'true',
    });
    expect(eachOf(page, `#${idOf('day')}-error:has(~ input)`)).toEqual(['Skriv hela dagen.']);
  });

  it('keeps every box that was ticked', () => {
    const options = ['municipality', 'region', 'forsakringskassan'].map((value) => ({ value, label: value }));
    const page = asked(codes('parties', plain('Parter'), () => options));
    const ticked = page('[checked]').toArray();
    expect(ticked.map((box) => page(box).val())).toEqual(['municipality', 'region']);
  });

  it('says of each question that must be answered and is not what to do, and of no other', () => {
    const questions = [
      required(words('name', plain('Namn')), () => 'Skriv namnet.'),
      day('day', plain('Dag')),
    ];
    const errorsOf = (typed: Typed) => missingIn(questions, typed, textsOf('sv'));
    expect(errorsOf({ name: ' ' })).toEqual([{ field: 'name', message: 'Skriv namnet.' }]);
    expect(errorsOf({ name: 'Ada' })).toEqual([]);
  });

  it('has its errors at the top of the page, with links to the fields, and they take the focus', () => {
    const page = { title: 'Ny', children: 'x' };
    const wrong = shown(h(Page, { ...page, errors: filled.errors }));
    expect(errorAt(wrong, idOf('day'))).toBe('Skriv hela dagen.');
    expect(eachOf(wrong, '.summary[autofocus]')).toHaveLength(1);
    expect(eachOf(shown(h(Page, page)), '[autofocus]')).toHaveLength(0);
  });

  it('escapes what was typed in every kind of field', () => {
    const value = '"><script>';
    for (const question of [
      words('a', plain('A')),
      words('a', plain('A'), { isLong: true }),
      oneOf('a', 'A', [{ value, label: value }]),
    ]) {
      const page = asked(question, { values: { a: value }, errors: [] });
      expect(eachOf(page, 'script')).toHaveLength(0);
      expect(page('[name=a]').val()).toBe(value);
    }
  });
});

describe('a table', () => {
  const columns = [
    { title: 'Insats', isHeading: true },
    { title: 'Antal', isNumber: true },
  ];

  it('has a caption, headings of rows and columns, and scrolls by itself', () => {
    const page = shown(
      h(DataTable, { caption: 'Började', columns, rows: [['Novum', '3']], foot: ['Totalt', '3'] }),
    );
    expect(page('caption#tabell').text()).toBe('Började');
    expect(rowsOf(page, 'tabell')).toEqual(['|Novum|3|', '|Totalt|3|']);
    expect(eachOf(page, 'th[scope=col]')).toEqual(['Insats', 'Antal']);
    expect(eachOf(page, 'th[scope=row]')).toEqual(['Novum', 'Totalt']);
    expect(eachOf(page, '[tabindex=0] > table')).toHaveLength(1);
  });

  it('of words names the column in each cell, for the cards it becomes on a narrow screen', () => {
    const columnsOfWords = [{ title: 'Namn', isHeading: true }, { title: 'Roller' }];
    const page = shown(
      h(DataTable, {
        caption: 'Användare',
        columns: columnsOfWords,
        rows: [['Ines Prov', 'Kansli']],
        isCards: true,
      }),
    );
    expect(eachOf(page, '[role=cell][data-title=Roller]')).toEqual(['Kansli']);
    expect(eachOf(page, '[role=rowheader][scope=row]:not([data-title])')).toEqual(['Ines Prov']);
  });

  it('says in words that it is empty', () => {
    const page = shown(h(DataTable, { caption: 'Började', columns, rows: [], empty: 'Inget ännu.' }));
    expect(eachOf(page, 'table')).toHaveLength(0);
    expect(page('body').text()).toBe('Inget ännu.');
  });
});

const href = (page: number): string => `/arenden?sida=${page}`;

describe('the other parts', () => {
  it('show a day as a day and an unknown one in words', () => {
    const page = shown(
      h(Timeline, {
        label: 'Händelser',
        items: [
          { title: 'Start', at: '2024-03-05', when: '5 mars 2024' },
          { title: 'Anmälan', when: 'okänd dag' },
        ],
      }),
    );
    expect(eachOf(page, 'time')).toEqual(['5 mars 2024']);
    expect(page('time').attr('datetime')).toBe('2024-03-05');
    expect(wordsOf(page('body'))).toContain('okänd dag');
  });

  it.each([
    ['Ditt utkast från 2024-03-05 kl. 12.00', ['2024-03-05 kl. 12.00']],
    ['Utdrag i ärende 7C5F-3E00 om 19900202-2383', ['7C5F-3E00', '19900202-2383']],
    ['Ny anmälan: 19900202-••••', ['19900202-••••']],
    ['FINSAM-team, Enskede-Årsta-Vantör', []],
  ])('keep days and numbers in a sentence whole, and its text as it was: %s', (title, whole) => {
    const page = shown(h(Notice, { title }));
    expect(eachOf(page, '.whole')).toEqual(whole);
    expect(page('body').text()).toBe(title);
  });

  it('say in words what colour says', () => {
    expect(said(h(Tag, { tone: 'late', children: 'Försenad' }))).toBe('Försenad');
    expect(said(h(Notice, { title: 'Sparat', isAnswer: true }), '[role=status]')).toBe('Sparat');
    expect(said(h(ProgressBar, { label: 'Läser in', done: 3, all: 9 }))).toContain('3 av 9 klara');
    const facts = [{ name: 'Insats', value: 'Novum' }];
    expect(said(h(IdentityBar, { title: 'Ärende 7', facts }), 'dl')).toBe('Insats Novum');
  });

  it('lead to the pages before and after, and nowhere from the only page', () => {
    const page = shown(h(Pagination, { page: 2, pages: 3, href }));
    expect(page('[rel=prev]').attr('href')).toBe(href(1));
    expect(page('[rel=next]').attr('href')).toBe(href(3));
    expect(wordsOf(page('body'))).toContain('Sida 2 av 3');
    expect(render(visitor, h(Pagination, { page: 1, pages: 1, href }))).toBe('<!doctype html>');
    const tab = { label: 'Väntar', href: '/inkorg', isCurrent: true, count: 2 };
    const tabs = shown(h(Tabs, { label: 'Inkorg', tabs: [tab] }));
    expect(eachOf(tabs, '[aria-current=page]')).toEqual(['Väntar (2)']);
  });
});

describe('an error page', () => {
  it.each([400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429, 500, 502, 503])(
    '%s says what to do',
    (status) => {
      const page = shown(h(ErrorPage, { problem: { status, code, sentence }, reference: 'nummer' }));
      expect(page('h1').text()).not.toBe('');
      expect(eachOf(page, 'main a[href="/"]')).not.toHaveLength(0);
      expect(wordsOf(page('main')).includes('nummer')).toBe(status >= 500);
    },
  );

  it('repeats what the rules said of a conflict, in the language of the reader', () => {
    expect(render(visitor, h(ErrorPage, { problem: { status: 409, code, sentence } }))).toContain(
      sentence.sv,
    );
    expect(
      render({ ...visitor, language: 'en' }, h(ErrorPage, { problem: { status: 422, code, sentence } })),
    ).toContain(sentence.en);
  });

  it('answers what may not be seen exactly as what does not exist', () => {
    const pages = ['Resan är inte din.', 'Det finns ingen sådan resa.'].map((text) =>
      render(visitor, h(ErrorPage, { problem: { status: 404, code, sentence: { sv: text, en: text } } })),
    );
    expect(pages[0]).toBe(pages[1]);
  });
});
