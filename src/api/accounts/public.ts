import { SetMetadata } from '@nestjs/common';

export const PUBLIC_ROUTE = 'not-one-less:public-route';

/** Opens a route to people who are not signed in. Everything else is closed by {@link SessionGuard}. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC_ROUTE, true);
