import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Allow } from '../../sign-in/allow.js';
import { show } from '../render.js';
import { AboutPage } from './about-page.js';

@Allow('public')
@Controller('om')
export class AboutController {
  @Get()
  page(@Res() response: Response): void {
    show(response, <AboutPage />);
  }
}
