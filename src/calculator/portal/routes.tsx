import type { Services } from '../../platform/services.ts'
import type { PortalAnswer, PortalRequest, PortalRoute } from '../../portal/route.ts'
import { printPublicDocument } from '../actions/print-public-document.ts'
import { VALUE_NAMES, type CalculatorValues, type Explained, type FieldProblem } from '../model.ts'
import { flowChartSvg } from '../render/flow-chart.ts'
import { caseSheet, periodSheet, processSheet } from '../render/sheets.ts'
import { explainCase, explainPeriod } from '../rules.ts'
import { CalculatorPage, type CalculatorPageProps } from './calculator-page.tsx'
import { ProcessPage } from './process-page.tsx'

/** 期限计算器 and 办理流程, for everybody and without a script. */
export const calculatorPortalRoutes: readonly PortalRoute[] = [
  { method: 'GET', path: '/calculator', cache: 'private', handle: showCalculator },
  { method: 'GET', path: '/calculator.pdf', cache: 'private', handle: printCalculation },
  { method: 'GET', path: '/apply/process', cache: 'public', handle: showProcess },
  { method: 'GET', path: '/apply/process.svg', cache: 'public', handle: drawProcess },
  { method: 'GET', path: '/apply/process.pdf', cache: 'private', handle: printProcess },
]

/** Longest text a field can sensibly hold; what is longer was not typed into it. */
const LONGEST = 40

function valuesOf(request: PortalRequest): CalculatorValues {
  return Object.fromEntries(VALUE_NAMES.map((name) => [name, request.query[name]?.trim().slice(0, LONGEST)]))
}

interface Calculation {
  readonly result: CalculatorPageProps['result']
  readonly problems: readonly FieldProblem[]
}

function calculate(values: CalculatorValues, services: Services): Calculation {
  const calendar = services.calendar.current()
  if ((values['kind'] ?? '') !== '') return outcome('period', explainPeriod(values, calendar))
  if (Object.values(values).every((value) => (value ?? '') === '')) return { result: null, problems: [] }
  return outcome('case', explainCase(values, calendar))
}

function outcome<K extends 'case' | 'period', T>(
  kind: K,
  explained: Explained<T>,
): { result: { readonly kind: K; readonly value: T } | null; problems: readonly FieldProblem[] } {
  return explained.ok
    ? { result: { kind, value: explained.value }, problems: [] }
    : { result: null, problems: explained.problems }
}

async function showCalculator(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const values = valuesOf(request)
  const { result, problems } = calculate(values, services)
  return {
    kind: 'page',
    column: 'apply',
    title: '期限计算器',
    status: problems.length > 0 ? 422 : 200,
    noindex: result !== null || problems.length > 0,
    body: (
      <CalculatorPage
        urls={request.urls}
        today={request.today}
        publishedThrough={services.calendar.current().publishedThrough}
        values={values}
        problems={problems}
        result={result}
      />
    ),
  }
}

async function printCalculation(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const { result } = calculate(valuesOf(request), services)
  const facts = { organ: request.organ.name, today: request.today }
  if (result === null) return { kind: 'redirect', to: request.urls.to('/calculator', request.query) }
  const tree = result.kind === 'case' ? caseSheet(result.value, facts) : periodSheet(result.value, facts)
  return printPublicDocument(request, services, { name: '期限推算单', tree, format: 'pdf' })
}

async function showProcess(request: PortalRequest): Promise<PortalAnswer> {
  return { kind: 'page', column: 'apply', title: '办理流程', body: <ProcessPage urls={request.urls} /> }
}

async function drawProcess(): Promise<PortalAnswer> {
  return {
    kind: 'file',
    name: '依申请公开办理流程图.svg',
    type: 'image/svg+xml; charset=utf-8',
    bytes: flowChartSvg(),
    inline: true,
  }
}

async function printProcess(request: PortalRequest, services: Services): Promise<PortalAnswer> {
  const tree = processSheet({ organ: request.organ.name, today: request.today })
  return printPublicDocument(request, services, { name: '依申请公开办理流程图', tree, format: 'pdf' })
}
