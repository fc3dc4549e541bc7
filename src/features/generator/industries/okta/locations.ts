interface Location {
  readonly city: string;
  readonly state: string;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
}

const at = (city: string, state: string, countryCode: string): Location => ({ city, state, countryCode });

/** Where offices are. */
export const LOCATIONS: readonly Location[] = [
  at('New York', 'NY', 'US'),
  at('San Francisco', 'CA', 'US'),
  at('Los Angeles', 'CA', 'US'),
  at('Seattle', 'WA', 'US'),
  at('Austin', 'TX', 'US'),
  at('Dallas', 'TX', 'US'),
  at('Houston', 'TX', 'US'),
  at('Chicago', 'IL', 'US'),
  at('Boston', 'MA', 'US'),
  at('Atlanta', 'GA', 'US'),
  at('Denver', 'CO', 'US'),
  at('Phoenix', 'AZ', 'US'),
  at('Portland', 'OR', 'US'),
  at('Minneapolis', 'MN', 'US'),
  at('Philadelphia', 'PA', 'US'),
  at('Miami', 'FL', 'US'),
  at('Nashville', 'TN', 'US'),
  at('Raleigh', 'NC', 'US'),
  at('Toronto', 'ON', 'CA'),
  at('Vancouver', 'BC', 'CA'),
  at('Mexico City', 'CDMX', 'MX'),
  at('Sao Paulo', 'SP', 'BR'),
  at('London', 'England', 'GB'),
  at('Manchester', 'England', 'GB'),
  at('Dublin', 'Leinster', 'IE'),
  at('Berlin', 'Berlin', 'DE'),
  at('Munich', 'Bavaria', 'DE'),
  at('Amsterdam', 'North Holland', 'NL'),
  at('Paris', 'Ile-de-France', 'FR'),
  at('Madrid', 'Madrid', 'ES'),
  at('Stockholm', 'Stockholm', 'SE'),
  at('Zurich', 'Zurich', 'CH'),
  at('Warsaw', 'Mazovia', 'PL'),
  at('Nairobi', 'Nairobi', 'KE'),
  at('Cape Town', 'Western Cape', 'ZA'),
  at('Bengaluru', 'Karnataka', 'IN'),
  at('Hyderabad', 'Telangana', 'IN'),
  at('Singapore', 'Singapore', 'SG'),
  at('Tokyo', 'Tokyo', 'JP'),
  at('Seoul', 'Seoul', 'KR'),
  at('Sydney', 'NSW', 'AU'),
  at('Melbourne', 'VIC', 'AU'),
];
