import { Module } from '@nestjs/common';
import { Batches } from './batches.js';
import { ImportPageController } from './import-page.controller.js';
import { ImportWork } from './import-work.js';

/** Import by way of pages. Sign-in, with the installation, comes from the module that mounts the pages. */
@Module({ controllers: [ImportPageController], providers: [ImportWork, Batches] })
export class ImportPagesModule {}
