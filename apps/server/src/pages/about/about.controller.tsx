import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Allow } from '../../sign-in/allow.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { AboutPage } from './about-page.js';

@ApiExcludeController()
@Allow('public')
@Controller('om')
export class AboutController {
  @Get()
  page(@Req() request: Request, @Res() response: Response): void {
    show(response, <AboutPage visitor={visitorOf(request)} />);
  }
}
