import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemResponse } from './problem-response.js';

/** The OpenAPI document of the module that holds the whole interface, built from its controllers and body classes themselves. */
export const openApiOf = (application: INestApplication, api: new () => unknown): OpenAPIObject =>
  SwaggerModule.createDocument(
    application,
    new DocumentBuilder()
      .setTitle('Samspår')
      .setDescription(
        'Journeys of participants in coordination associations (samordningsförbund, FINSAM), and the statistics they make. ' +
          'Days are days in Europe/Stockholm. Problems follow RFC 9457, with a code and a sentence in Swedish and English.',
      )
      .setVersion('1')
      .build(),
    { include: [api], extraModels: [ProblemResponse], operationIdFactory: (_controller, method) => method },
  );
