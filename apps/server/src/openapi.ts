import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { type KnownMethods, knownMethods } from './known-methods.js';
import { ProblemResponse } from './problem-response.js';

type OpenApi = Readonly<{ text: string; methods: KnownMethods }>;

const documentOf = (application: INestApplication, api: new () => unknown): OpenAPIObject =>
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

/**
 * The OpenAPI document of the module that holds the whole interface, as JSON, and the methods its addresses take. It is built from
 * the controllers and body classes themselves when it is first asked for: that takes longer than the rest of a start.
 */
export const openApiOf = (application: INestApplication, api: new () => unknown): (() => OpenApi) => {
  let built: OpenApi | undefined;
  return () => {
    if (built) return built;
    const document = documentOf(application, api);
    return (built = { text: JSON.stringify(document), methods: knownMethods(document) });
  };
};
