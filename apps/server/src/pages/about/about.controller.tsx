import { Controller, Get } from '@nestjs/common';
import { Allow } from '../../sign-in/allow.js';
import { AboutPage } from './about-page.js';
import { PageVisit, Visiting } from '../visit.js';

@Allow('public')
@Controller('om')
export class AboutController {
  @Get()
  page(@Visiting() visit: PageVisit): string {
    return visit.show(<AboutPage />);
  }
}
