import { type DynamicModule, Module } from '@nestjs/common';

import { Broadcaster } from './broadcaster.service';
import { ChannelDirectory } from './channel-directory.service';
import { Liveness } from './liveness.service';
import { SessionRegistry } from './session-registry.service';
import { SharedSocketGateway } from './shared-socket.gateway';
import { SharedSockets } from './shared-sockets.service';
import { StreamingOptions } from './streaming-options';

/** Everything about sockets that is one per application; import it once, it is global. */
@Module({})
export class StreamingModule {
  static forRoot(options: Partial<StreamingOptions> = {}): DynamicModule {
    const values = Object.assign(new StreamingOptions(), options);
    return {
      module: StreamingModule,
      global: true,
      providers: [
        { provide: StreamingOptions, useValue: values },
        Broadcaster,
        ChannelDirectory,
        SessionRegistry,
        Liveness,
        SharedSockets,
        SharedSocketGateway,
      ],
      exports: [StreamingOptions, Broadcaster, ChannelDirectory, SessionRegistry, SharedSockets],
    };
  }
}
