import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { LANGUAGES } from '@samspar/pages';
import type { Request, Response } from 'express';
import { Allow } from '../sign-in/allow.js';
import { localPath } from '../sign-in/local-path.js';
import { LANGUAGE_COOKIE } from './language.js';

const YEAR_MS = 365 * 86_400_000;

@Allow('public')
@Controller('sprak')
export class LanguageController {
  /** Remembers the language for a year and leads back to the page the switch stood on. */
  @Post()
  choose(
    @Body() body: Readonly<Record<string, unknown>> | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    const language = LANGUAGES.find((known) => known === body?.['sprak']) ?? 'sv';
    response
      .cookie(LANGUAGE_COOKIE, language, {
        maxAge: YEAR_MS,
        httpOnly: true,
        sameSite: 'lax',
        secure: request.secure,
        path: '/',
      })
      .redirect(303, localPath(body?.['till']));
  }
}
