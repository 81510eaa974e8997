import { Controller, Get, Res } from '@nestjs/common';
import { ICON, ICON_ADDRESS, STYLE, STYLE_ADDRESS } from '@samspar/pages';
import type { Response } from 'express';
import { Allow } from '../sign-in/allow.js';
import { COPY_SCRIPT, COPY_SCRIPT_ADDRESS } from './copy-script.js';

/** What every page needs to look like itself; no sign-in, for the sign-in page needs it too. */
@Allow('public')
@Controller()
export class StyleController {
  @Get(STYLE_ADDRESS)
  style(@Res() response: Response): void {
    response.set('Cache-Control', 'public, max-age=31536000, immutable').type('css').send(STYLE);
  }

  @Get(ICON_ADDRESS)
  icon(@Res() response: Response): void {
    response.set('Cache-Control', 'public, max-age=86400').type('svg').send(ICON);
  }

  @Get(COPY_SCRIPT_ADDRESS)
  copy(@Res() response: Response): void {
    response.set('Cache-Control', 'public, max-age=31536000, immutable').type('js').send(COPY_SCRIPT);
  }
}
