import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import express, { Router, type Request, type Response } from 'express';
import { Provider } from 'oidc-provider';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { sendPlainPage } from '../../platform/http/plain-page.js';
import { DEMO_CLIENT_ID, DEMO_IDP_PATH, demoClientSecret } from './demo-issuer.js';
import { DemoPeople } from './demo-people.query.js';
import { sendPeoplePage } from './people-page.js';
import { memoryAdapter } from './memory-adapter.js';

/** A real OpenID Connect provider whose only invention is its people: one chooses whom to be. */
@Injectable()
export class DemoIdentityProvider {
  private readonly log = new Logger('DemoIdp');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly people: DemoPeople,
  ) {}

  /** Everything below `/demo-idp`. */
  router(): Router {
    const provider = this.provider();
    const router = Router();
    router.use((request, _response, next) => {
      // Addresses in its answers come from the public one, whatever socket the request came in by.
      request.headers.host = this.config.publicUrl.host;
      request.headers['x-forwarded-proto'] = this.config.publicUrl.protocol.replace(':', '');
      delete request.headers['x-forwarded-host'];
      next();
    });
    router.get('/interaction/:uid', (request, response) => this.choose(provider, request, response));
    router.post('/interaction/:uid', express.urlencoded({ extended: false }), (request, response) =>
      this.chosen(provider, request, response),
    );
    router.use((request, response) => void provider.callback()(request, response));
    return router;
  }

  private async choose(provider: Provider, request: Request, response: Response): Promise<void> {
    const interaction = await this.interaction(provider, request, response);
    if (!interaction) return;
    const language = interaction.params['ui_locales'] === 'en' ? 'en' : 'lv';
    sendPeoplePage(response, language, await this.people.list());
  }

  private async chosen(provider: Provider, request: Request, response: Response): Promise<void> {
    const interaction = await this.interaction(provider, request, response);
    if (!interaction) return;
    const { person } = request.body as { person?: unknown };
    const known = typeof person === 'string' ? await this.people.find(person) : null;
    await provider.interactionFinished(
      request,
      response,
      known
        ? { login: { accountId: known.id, remember: false } }
        : { error: 'access_denied', error_description: 'nobody was chosen' },
      { mergeWithLastSubmission: false },
    );
  }

  private async interaction(provider: Provider, request: Request, response: Response) {
    try {
      return await provider.interactionDetails(request, response);
    } catch {
      sendPlainPage(response, {
        status: 400,
        language: 'lv',
        title: 'Pieteikšanās ir novecojusi / This login is out of date',
        main: '<p><a class="button" href="/auth/login">Sākt no jauna / Start again</a></p>',
      });
      return null;
    }
  }

  private provider(): Provider {
    const { publicUrl } = this.config;
    const provider = new Provider(new URL(DEMO_IDP_PATH, publicUrl).href, {
      adapter: memoryAdapter(),
      clients: [
        {
          client_id: DEMO_CLIENT_ID,
          client_secret: demoClientSecret(this.config),
          redirect_uris: [new URL('/auth/callback', publicUrl).href],
          response_types: ['code'],
          grant_types: ['authorization_code'],
          token_endpoint_auth_method: 'client_secret_basic',
        },
      ],
      jwks: { keys: [signingKey()] },
      cookies: {
        keys: [randomBytes(32).toString('hex')],
        names: { interaction: 'demo_interaction', resume: 'demo_resume', session: 'demo_session' },
      },
      pkce: { required: () => true },
      claims: {
        openid: ['sub'],
        profile: ['name', 'given_name', 'family_name'],
        email: ['email'],
        personal_code: ['personal_code', 'historical_personal_codes'],
      },
      scopes: ['openid', 'profile', 'email', 'personal_code'],
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      interactions: {
        url: (_context: unknown, interaction: { uid: string }) =>
          `${DEMO_IDP_PATH}/interaction/${interaction.uid}`,
      },
      ttl: {
        AccessToken: 600,
        AuthorizationCode: 60,
        IdToken: 600,
        Interaction: 1800,
        Grant: 1800,
        Session: 1800,
      },
      findAccount: (_context: unknown, id: string) => this.account(id),
      loadExistingGrant: consentOf,
      renderError: (context: { res: Response; body: unknown }, out: { error: string }) => {
        this.log.warn(`Refused: ${out.error}`);
        context.body = `Vietvara demo: ${out.error}`;
      },
    });
    provider.proxy = true;
    return provider;
  }

  private async account(id: string) {
    const person = await this.people.find(id);
    if (!person) return undefined;
    const [given, ...family] = person.name.split(' ');
    return {
      accountId: id,
      claims: () =>
        Promise.resolve({
          sub: id,
          name: person.name,
          given_name: given,
          family_name: family.join(' '),
          email: person.email,
          personal_code: person.personalCode,
          historical_personal_codes: [],
        }),
    };
  }
}

interface GrantContext {
  oidc: {
    client: { clientId: string };
    session: { accountId: string };
    provider: Provider;
  };
}

/** Choosing a person is consent enough: the only client is the product itself. */
async function consentOf(context: GrantContext) {
  const { client, session, provider } = context.oidc;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile email personal_code');
  await grant.save();
  return grant;
}

function signingKey(): object {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    ...privateKey.export({ format: 'jwk' }),
    use: 'sig',
    alg: 'RS256',
    kid: randomBytes(8).toString('hex'),
  };
}
