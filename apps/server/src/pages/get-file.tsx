import { ButtonLink, Buttons, useTexts } from '@samspar/pages';

/** The way to a workbook of what the page shows; that it is taken is a reading, which is said. */
export const GetFile = ({ href, label }: Readonly<{ href: string; label: string }>) => (
  <>
    <Buttons>
      <ButtonLink href={href}>{label}</ButtonLink>
    </Buttons>
    <p class="hint">{useTexts().replay.file.logged}</p>
  </>
);
