import 'reflect-metadata';
import { Controller, Get, Header, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

/** A page with nothing on it, on the adapter the server uses: the reference of the figures of pages. */
@Controller()
class EmptyPageController {
  @Get('{*path}')
  @Header('Content-Type', 'text/html; charset=utf-8')
  show(): string {
    return '<!doctype html><html lang="sv"><title>Tom</title><main></main></html>';
  }
}

@Module({ controllers: [EmptyPageController] })
class EmptyPageModule {}

const application = await NestFactory.create(EmptyPageModule, { logger: false });
await application.listen(0, '127.0.0.1');
process.once('SIGTERM', () => {
  void application.close();
});
process.stdout.write(`${await application.getUrl()}\n`);
