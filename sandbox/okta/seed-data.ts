/** First name, last name, title, department; the first is the administrator. */
export const PEOPLE: [string, string, string, string][] = [
  ['Ana', 'Ruiz', 'IT Director', 'IT'],
  ['Ben', 'Okafor', 'Support Engineer', 'IT'],
  ['Chen', 'Li', 'Systems Administrator', 'IT'],
  ['Dara', 'Novak', 'VP Engineering', 'Engineering'],
  ['Emil', 'Sørensen', 'Engineering Manager', 'Engineering'],
  ['Farah', 'Haddad', 'Senior Software Engineer', 'Engineering'],
  ['Gus', 'Larsen', 'Software Engineer', 'Engineering'],
  ['Hana', 'Sato', 'Software Engineer', 'Engineering'],
  ['Ivo', 'Petrov', 'Site Reliability Engineer', 'Engineering'],
  ['Jaya', 'Menon', 'Product Director', 'Product'],
  ['Kofi', 'Mensah', 'Product Manager', 'Product'],
  ['Lena', 'Fischer', 'Product Designer', 'Product'],
  ['Mateo', 'Silva', 'Sales Director', 'Sales'],
  ['Nora', 'Byrne', 'Account Executive', 'Sales'],
  ['Omar', 'Aziz', 'Account Executive', 'Sales'],
  ['Pia', 'Rossi', 'Sales Operations Analyst', 'Sales'],
  ['Quinn', 'Taylor', 'Marketing Manager', 'Marketing'],
  ['Rosa', 'Delgado', 'Content Strategist', 'Marketing'],
  ['Sven', 'Berg', 'Finance Director', 'Finance'],
  ['Tara', 'Singh', 'Accountant', 'Finance'],
  ['Uma', 'Patel', 'Payroll Specialist', 'Finance'],
  ['Vera', 'Kowalski', 'HR Director', 'Human Resources'],
  ['Wale', 'Adeyemi', 'Recruiter', 'Human Resources'],
  ['Ximena', 'Torres', 'Customer Success Manager', 'Customer Success'],
  ['Yusuf', 'Demir', 'Customer Success Associate', 'Customer Success'],
];

export const GROUPS: [name: string, description: string][] = [
  ['Managers', 'People who lead others'],
  ['Contractors', 'People who work here for a time'],
];

/** Name in Okta's catalogue and label. */
export const APPS: [name: string, label: string][] = [
  ['slack', 'Slack'],
  ['zoomus', 'Zoom'],
  ['office365', 'Microsoft 365'],
  ['google', 'Google Workspace'],
  ['workday', 'Workday'],
  ['tableau', 'Tableau'],
  ['powerbi', 'Power BI'],
  ['githubcloud', 'GitHub'],
  ['jira_onprem', 'Jira'],
  ['salesforce', 'Salesforce'],
  ['figma', 'Figma'],
  ['zendesk', 'Zendesk'],
  ['confluence_onprem', 'Confluence'],
  ['amazon_aws', 'AWS'],
  ['datadog', 'Datadog'],
  ['hubspot_saml', 'HubSpot'],
  ['netsuite', 'NetSuite'],
  ['bamboohr', 'BambooHR'],
  ['docusign', 'DocuSign'],
  ['asana', 'Asana'],
];

/** What everybody works with. */
export const UNIVERSAL_APPS = ['Slack', 'Zoom', 'Google Workspace'];
