import { z } from 'zod';
import { act, type Call, create, list, read, remove, type Route, update } from './api.js';
import { insertBeside, without } from './context.js';
import { badRequest, forbidden, paymentRequired } from './errors.js';
import { beside, flag, gid, text } from './input.js';
import { type Portfolio } from './model.js';
import { type Ref, refTo } from './opt-fields.js';
import { portfolioType } from './resources-portfolios.js';
import { projectRef } from './resources-projects.js';
import { queryMember, queryWorkspace } from './routes-people.js';
import { PROJECT_COLORS } from './routes-projects.js';

/** https://developers.asana.com/reference/portfolios */
const MOST_ITEMS = 1500;

const writable = {
  color: z.enum(PROJECT_COLORS.filter((color) => color !== 'none')).nullish(),
  public: flag.optional(),
};
const portfolioCreate = z.strictObject({ ...writable, name: text.min(1, 'Missing input'), workspace: gid });
const portfolioUpdate = z.strictObject({ ...writable, name: text.min(1).optional() });

const portfolioRef = (portfolio: Portfolio): Ref => refTo(portfolioType, portfolio);

export const portfolioRoutes: Route[] = [
  list('/portfolios', 'portfolios:read', listOwned),
  create('/portfolios', 'portfolios:write', portfolioCreate, (call) => portfolioRef(createPortfolio(call))),
  read('/portfolios/:portfolio_gid', 'portfolios:read', (call) => portfolioRef(pathPortfolio(call))),
  update('/portfolios/:portfolio_gid', 'portfolios:write', portfolioUpdate, (call) => {
    const portfolio = owned(call);
    const { name = portfolio.name, color = portfolio.color, public: isPublic = portfolio.isPublic } = call.body;
    return portfolioRef(Object.assign(portfolio, { name, color, isPublic }));
  }),
  remove('/portfolios/:portfolio_gid', null, (call) => {
    call.state.portfolios.delete(owned(call).gid);
  }),
  list('/portfolios/:portfolio_gid/items', 'portfolios:read', (call) =>
    pathPortfolio(call).items.map((item) => projectRef(item, call)),
  ),
  act('/portfolios/:portfolio_gid/addItem', 'portfolios:write', z.strictObject({ item: gid, ...beside }), (call) => {
    const portfolio = owned(call);
    const { item, ...neighbours } = call.body;
    const project = call.state.guard(call.viewer, 'project', call.state.inInput('projects', 'item', item));
    if (project.workspace !== portfolio.workspace) throw badRequest('item: Not in the workspace of the portfolio');
    if (portfolio.items.length >= MOST_ITEMS) throw badRequest(`item: A portfolio has at most ${MOST_ITEMS} items`);
    portfolio.items = insertBeside(portfolio.items, project.gid, neighbours, 'last');
  }),
  act('/portfolios/:portfolio_gid/removeItem', 'portfolios:write', z.strictObject({ item: gid }), (call) => {
    const portfolio = owned(call);
    if (!portfolio.items.includes(call.body.item)) throw badRequest('item: Not in this portfolio');
    portfolio.items = without(portfolio.items, [call.body.item]);
  }),
];

/** Only a service account may list without an owner, and nobody else's: there is none here. */
function listOwned(call: Call): Ref[] {
  const workspace = queryWorkspace(call, 'workspace');
  const owner = queryMember(call, 'owner', workspace);
  if (owner.gid !== call.viewer.gid) throw forbidden('owner: Only your own portfolios can be listed.');
  return [...call.state.portfolios.values()]
    .filter((portfolio) => portfolio.workspace === workspace.gid && portfolio.owner === owner.gid)
    .map(portfolioRef);
}

function createPortfolio({ state, viewer, clock, body }: Call<z.infer<typeof portfolioCreate>>): Portfolio {
  const workspace = state.inInput('workspaces', 'workspace', body.workspace);
  state.guard(viewer, 'workspace', { workspace: workspace.gid });
  if (!workspace.premium) throw paymentRequired('Portfolios are not available for free users or guests.');
  return state.add('portfolios', {
    name: body.name,
    color: body.color ?? null,
    isPublic: body.public ?? false,
    workspace: workspace.gid,
    owner: viewer.gid,
    createdAt: clock.iso(),
    items: [],
  });
}

function pathPortfolio({ state, viewer, params }: Call): Portfolio {
  const portfolio = state.inPath('portfolios', params.portfolio_gid ?? '');
  state.guard(viewer, 'portfolio', portfolio);
  if (!portfolio.isPublic && portfolio.owner !== viewer.gid) {
    throw forbidden('You do not have access to this portfolio.');
  }
  return portfolio;
}

function owned(call: Call): Portfolio {
  const portfolio = pathPortfolio(call);
  if (portfolio.owner !== call.viewer.gid) throw forbidden('You may not change this portfolio.');
  return portfolio;
}
