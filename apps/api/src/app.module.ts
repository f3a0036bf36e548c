import { Module, type DynamicModule } from '@nestjs/common';
import { DemoModule } from './demo/demo.module.js';
import { demoOidcSettings } from './demo/idp/demo-issuer.js';
import { DirectoryModule } from './directory/directory.module.js';
import type { Config } from './platform/config/config.js';
import { PlatformModule } from './platform/platform.module.js';

/** Every feature of the product, one line each. */
@Module({})
export class AppModule {
  static forConfig(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forConfig(config, config.oidc ?? demoOidcSettings(config)),
        DirectoryModule,
        ...(config.mode === 'demo' ? [DemoModule] : []),
      ],
    };
  }
}
