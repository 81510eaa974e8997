import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { DraftLists } from './draft-lists.js';
import { DraftsController } from './drafts.controller.js';
import { FormDrafts } from './form-drafts.js';

/** What was typed and not saved; every page with a form, and Min dag, list it. */
@Module({
  imports: [CasesModule],
  controllers: [DraftsController],
  providers: [FormDrafts, DraftLists],
  exports: [FormDrafts, DraftLists],
})
export class DraftsModule {}
