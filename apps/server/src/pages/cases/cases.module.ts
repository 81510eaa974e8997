import { Module } from '@nestjs/common';
import { Persons } from '../person.js';
import { CaseLists } from './case-lists.js';
import { CaseSearch } from './case-search.js';
import { CasesController } from './cases.controller.js';
import { HandingOver } from './handing-over.js';
import { SharesController } from './shares.controller.js';

/** The case list; what it reads it with serves the other lists of journeys too. */
@Module({
  controllers: [CasesController, SharesController],
  providers: [CaseLists, CaseSearch, HandingOver, Persons],
  exports: [CaseLists],
})
export class CasesModule {}
