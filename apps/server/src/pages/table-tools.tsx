import { ButtonLink, Buttons, useTexts } from '@samspar/pages';
import type { ComponentChildren } from 'preact';
import { COPY_SCRIPT_ADDRESS } from './copy-script.js';

/** A button that script makes work, and shows. */
const CopyButton = ({ table }: { table: string }) => {
  const { reports: texts } = useTexts();
  return (
    <button type="button" class="button secondary" hidden data-kopiera={table} data-klart={texts.copied}>
      {texts.copy}
    </button>
  );
};

/** What can be done with one table: copied, and what `children` lead to. */
export const TableTools = ({ table, children }: { table: string; children?: ComponentChildren }) => (
  <Buttons>
    <CopyButton table={table} />
    {children}
  </Buttons>
);

type FileToolsProps = Readonly<{ xlsx: string; csv: string; pdf: string; children?: ComponentChildren }>;

/** How tables are taken along: as files and on paper. */
export const FileTools = ({ xlsx, csv, pdf, children }: FileToolsProps) => {
  const { reports: texts } = useTexts();
  return (
    <>
      <Buttons>
        <ButtonLink href={xlsx}>{texts.excel}</ButtonLink>
        <ButtonLink href={csv}>{texts.csv}</ButtonLink>
        <ButtonLink href={pdf}>{texts.pdf}</ButtonLink>
        <button type="button" class="button secondary" hidden data-skriv-ut>
          {texts.print}
        </button>
        {children}
      </Buttons>
      <script src={COPY_SCRIPT_ADDRESS} defer />
    </>
  );
};
