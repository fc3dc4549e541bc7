import { invalid } from './errors.js';
import { type Attribute, type Profile, type ProfileValue } from './model.js';
import { type OktaState } from './state.js';

const text = (title: string, maxLength?: number): Attribute => ({ title, type: 'string', maxLength });

/** The attributes every organization has, https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserSchema */
export const BASE_ATTRIBUTES: Record<string, Attribute> = {
  login: { title: 'Username', type: 'string', required: true, minLength: 5, maxLength: 100 },
  firstName: { title: 'First name', type: 'string', required: true, minLength: 1, maxLength: 50 },
  lastName: { title: 'Last name', type: 'string', required: true, minLength: 1, maxLength: 50 },
  middleName: text('Middle name'),
  honorificPrefix: text('Honorific prefix'),
  honorificSuffix: text('Honorific suffix'),
  email: { title: 'Primary email', type: 'string', required: true, minLength: 5, maxLength: 100 },
  title: text('Title'),
  displayName: text('Display name'),
  nickName: text('Nickname'),
  profileUrl: text('Profile Url'),
  secondEmail: text('Secondary email', 100),
  mobilePhone: text('Mobile phone', 100),
  primaryPhone: text('Primary phone', 100),
  streetAddress: text('Street address', 1024),
  city: text('City', 128),
  state: text('State', 128),
  zipCode: text('Zip code', 50),
  countryCode: text('Country code', 2),
  postalAddress: text('Postal Address', 4096),
  preferredLanguage: text('Preferred language'),
  locale: text('Locale'),
  timezone: text('Time zone'),
  userType: text('User type'),
  employeeNumber: text('Employee number'),
  costCenter: text('Cost center'),
  organization: text('Organization'),
  division: text('Division'),
  department: text('Department'),
  managerId: text('ManagerId'),
  manager: text('Manager'),
};

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$|^[^\s@]+@localhost$/;
const TAKEN = 'An object with this field already exists in the current organization';

/** Okta shows these even when they are empty. */
const ALWAYS_SHOWN = ['firstName', 'lastName', 'mobilePhone', 'secondEmail', 'login', 'email'];

/**
 * Checks a whole profile against the schema; 400 with a cause for the first thing that is wrong.
 * @param current login before the change, null for a new user
 * @returns the profile without attributes that are empty, except those Okta always shows
 */
export function checkedProfile(state: OktaState, profile: Profile, current: string | null): Profile {
  for (const [name, value] of Object.entries(profile)) {
    const attribute = attributeOf(state, name);
    if (!attribute) throw invalid('profile', `${name}: The attribute is not defined in the user schema`);
    checkValue(name, attribute, value);
  }
  for (const [name, { required }] of [...Object.entries(BASE_ATTRIBUTES), ...state.attributes]) {
    const value = profile[name];
    if (required && (value === undefined || value === null || value === '')) {
      throw invalid(name, `${name}: The field cannot be left blank`);
    }
  }
  const login = String(profile.login);
  if (!EMAIL.test(login)) throw invalid('login', 'login: Username must be in the form of an email address');
  if (!EMAIL.test(String(profile.email))) throw invalid('email', 'email: Does not match required pattern');
  const isNew = current?.toLowerCase() !== login.toLowerCase();
  if (isNew && state.loginTaken(login)) throw invalid('login', `login: ${TAKEN}`);
  return shown(profile);
}

export function attributeOf(state: OktaState, name: string): Attribute | undefined {
  return Object.hasOwn(BASE_ATTRIBUTES, name) ? BASE_ATTRIBUTES[name] : state.attributes.get(name);
}

function shown(profile: Profile): Profile {
  const filled = Object.entries(profile).filter(([, value]) => value !== null);
  const empty = ALWAYS_SHOWN.filter((name) => (profile[name] ?? null) === null).map((name): [string, null] => [
    name,
    null,
  ]);
  return Object.fromEntries([...empty, ...filled]);
}

function checkValue(name: string, attribute: Attribute, value: ProfileValue): void {
  if (value === null) return;
  if (!hasType(attribute.type, value)) throw invalid(name, `${name}: Must be of type ${attribute.type}`);
  if (typeof value === 'string') {
    const { minLength = 0, maxLength = Infinity } = attribute;
    if (value !== '' && value.length < minLength) {
      throw invalid(name, `${name}: The field must be at least ${minLength} characters long`);
    }
    if (value.length > maxLength) throw invalid(name, `${name}: The field is too long`);
  }
  if (attribute.enum && !attribute.enum.some((allowed) => allowed === value)) {
    throw invalid(name, `${name}: Must be one of ${attribute.enum.join(', ')}`);
  }
}

function hasType(type: Attribute['type'], value: Exclude<ProfileValue, null>): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'string':
    case 'boolean':
    case 'number':
      return typeof value === type;
  }
}
