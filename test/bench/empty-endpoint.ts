import 'reflect-metadata';
import { Body, Controller, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IsString } from 'class-validator';

/**
 * A validated endpoint that does nothing, on the adapter the server uses: the reference of the HTTP figure. It is sent the same
 * session as the server and does not look at it: what sign-in costs counts against the server.
 */
class EmptyBody {
  @IsString()
  occurredOn!: string;
}

@Controller('empty')
class EmptyController {
  @Post()
  take(@Body() body: EmptyBody): { occurredOn: string } {
    return { occurredOn: body.occurredOn };
  }
}

@Module({ controllers: [EmptyController] })
class EmptyModule {}

const application = await NestFactory.create(EmptyModule, { logger: false });
application.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true }));
await application.listen(0, '127.0.0.1');
process.once('SIGTERM', () => {
  void application.close();
});
process.stdout.write(`${await application.getUrl()}\n`);
