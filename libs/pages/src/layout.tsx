import type { ComponentChildren } from 'preact';
import { useTexts, useVisitor } from './looking.js';
import { isAt, placesFor } from './navigation.js';
import { withDays } from './parts/days.js';
import { ErrorSummary, type FieldError } from './parts/form.js';
import { Ways } from './parts/tabs.js';
import { ICON_ADDRESS, STYLE_ADDRESS } from './style/style.js';

const Navigation = () => {
  const visitor = useVisitor();
  const texts = useTexts().navigation;
  const places = placesFor(visitor.roles);
  return places.length === 0 ? null : (
    <nav class="menu" aria-label={texts.label}>
      <Ways
        ways={places.map((place) => ({
          label: texts[place.name],
          href: place.address,
          isCurrent: isAt(visitor.address, place),
        }))}
      />
    </nav>
  );
};

const LanguageSwitch = () => {
  const { csrf, address } = useVisitor();
  const { other, otherCode } = useTexts().language;
  return (
    <form method="post" action="/sprak">
      {csrf !== null && <input type="hidden" name="_csrf" value={csrf} />}
      <input type="hidden" name="till" value={address} />
      <button class="quiet" name="sprak" value={otherCode} lang={otherCode}>
        {other}
      </button>
    </form>
  );
};

const WayOut = () => {
  const { csrf, name } = useVisitor();
  const { signIn, signOut } = useTexts().navigation;
  if (name === null)
    return (
      <a class="quiet" href="/logga-in">
        {signIn}
      </a>
    );
  return (
    <form method="post" action="/logga-ut">
      {csrf !== null && <input type="hidden" name="_csrf" value={csrf} />}
      <span class="name">{name}</span>
      <button class="quiet">{signOut}</button>
    </form>
  );
};

/** Stands on every printed sheet: whose it is, what it is, whom it is about, when it was printed and by whom. */
const PaperHead = ({ title, about }: Pick<PageProps, 'title' | 'about'>) => {
  const { name, paper } = useVisitor();
  const texts = useTexts();
  return paper ? (
    <div class="paper" aria-hidden="true">
      <p>
        {[
          paper.association ?? texts.product,
          title,
          ...(about === undefined ? [] : [about]),
          texts.printed(paper.day, name),
        ].join(' · ')}
      </p>
    </div>
  ) : null;
};

type PageProps = Readonly<{
  /** What the page is: its title and its one `h1`. */
  title: string;
  /** Stands above the heading. */
  above?: ComponentChildren;
  /** Stands beside the heading. */
  beside?: ComponentChildren;
  /** What is wrong with the fields of its form; the title says first that something is. */
  errors?: readonly FieldError[];
  /** What is wrong with the form as a whole. */
  wrong?: ComponentChildren;
  /** Heads what is wrong; where nothing is to be put right, what has happened instead. */
  wrongTitle?: string | undefined;
  /** True for tables and charts that need the whole screen; text keeps to a readable width. */
  isWide?: boolean;
  /** Whom the page is about, as it shows it, or as of when its figures are; for paper. */
  about?: string | undefined;
  children: ComponentChildren;
}>;

/** The whole document around a page: skip link, header with the menu, banner, main with its heading and what is wrong, footer. */
export const Page = (props: PageProps) => {
  const { title, above, beside, errors = [], wrong, wrongTitle, isWide = false, about } = props;
  const visitor = useVisitor();
  const texts = useTexts();
  const isWrong = errors.length > 0 || Boolean(wrong);
  const heading = <h1>{withDays(title)}</h1>;
  return (
    <html lang={visitor.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${isWrong ? `${texts.wrong} ` : ''}${title} – ${texts.product}`}</title>
        <link rel="stylesheet" href={STYLE_ADDRESS} />
        <link rel="icon" href={ICON_ADDRESS} type="image/svg+xml" />
      </head>
      <body>
        <PaperHead title={title} about={about} />
        <a class="skip" href="#innehall">
          {texts.skip}
        </a>
        <header class="top">
          {visitor.demonstration && <p class="banner">{texts.demonstration}</p>}
          <div class="bar">
            <a class="brand" href="/">
              {texts.product}
            </a>
            <Navigation />
            <div class="who">
              <LanguageSwitch />
              <WayOut />
            </div>
          </div>
        </header>
        <main id="innehall" tabIndex={-1} class={isWide ? 'wide' : undefined}>
          {above}
          {beside ? (
            <div class="titled">
              {heading}
              {beside}
            </div>
          ) : (
            heading
          )}
          <ErrorSummary errors={errors} title={wrongTitle}>
            {wrong}
          </ErrorSummary>
          {props.children}
        </main>
        <footer class="bottom">
          <ul>
            <li>
              <a href="/om">{texts.navigation.about}</a>
            </li>
            <li>
              <a href="/om#tillganglighet">{texts.navigation.accessibility}</a>
            </li>
          </ul>
        </footer>
      </body>
    </html>
  );
};
