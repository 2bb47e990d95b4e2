import { Global, Module } from '@nestjs/common';
import { InstrumentCatalogue } from './instrument-catalogue';
import { InstrumentsController } from './instruments.controller';
import { InstrumentsService } from './instruments.service';

@Global()
@Module({
  controllers: [InstrumentsController],
  providers: [InstrumentCatalogue, InstrumentsService],
  exports: [InstrumentCatalogue, InstrumentsService],
})
export class InstrumentsModule {}
