import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import type { Batches, ImportJobs } from '@samspar/use-cases';

/** Follows all imports while the server runs, and stops its own between two steps before it ends. */
export class ImportsUnderWay implements OnModuleInit, OnModuleDestroy {
  constructor(
    private readonly jobs: ImportJobs,
    private readonly batches: Batches,
  ) {}

  onModuleInit(): void {
    this.batches.follow();
  }

  async onModuleDestroy(): Promise<void> {
    await this.jobs.close();
    await this.batches.close();
  }
}
