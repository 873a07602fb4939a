<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Analysis</name>
    <message numerus="yes">
        <source>%n trial(s)</source>
        <translation>
            <numerusform>%n trial</numerusform>
            <numerusform>%n trials</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>App</name>
    <message numerus="yes">
        <source>%n reading(s), marked %1</source>
        <translation>
            <numerusform>%n reading, marked %1</numerusform>
            <numerusform>%n readings, marked %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Campaign</name>
    <message numerus="yes">
        <source>the kernel ended %n process(es) of it</source>
        <translation>
            <numerusform>the kernel ended %n process of it</numerusform>
            <numerusform>the kernel ended %n processes of it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Power</name>
    <message numerus="yes">
        <source>%n reading(s) in the window, at least %1 are needed for the energy.</source>
        <translation>
            <numerusform>%n reading in the window, at least %1 are needed for the energy.</numerusform>
            <numerusform>%n readings in the window, at least %1 are needed for the energy.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message numerus="yes">
        <source>%n device(s)</source>
        <comment>on which a campaign measures</comment>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>runwatt::bench::MeterForm</name>
    <message numerus="yes">
        <source>%n reading(s); the last: %1</source>
        <translation>
            <numerusform>%n reading; the last: %1</numerusform>
            <numerusform>%n readings; the last: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>runwatt::bench::RecentCampaigns</name>
    <message numerus="yes">
        <source>%n trial(s), %1</source>
        <translation>
            <numerusform>%n trial, %1</numerusform>
            <numerusform>%n trials, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>runwatt::compare::CompareView</name>
    <message numerus="yes">
        <source>%n row(s) copied as CSV.</source>
        <translation>
            <numerusform>%n row copied as CSV.</numerusform>
            <numerusform>%n rows copied as CSV.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>runwatt::plot::BarPlot</name>
    <message numerus="yes">
        <source>%n trial(s)</source>
        <translation>
            <numerusform>%n trial</numerusform>
            <numerusform>%n trials</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>runwatt::stage::RaceScene</name>
    <message numerus="yes">
        <source>%1, means; %n trial(s) in all</source>
        <translation>
            <numerusform>%1, means; %n trial in all</numerusform>
            <numerusform>%1, means; %n trials in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::DevicesPage</name>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::MeasurementPage</name>
    <message numerus="yes">
        <source>%n repetition(s)</source>
        <translation>
            <numerusform>%n repetition</numerusform>
            <numerusform>%n repetitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meter(s)</source>
        <translation>
            <numerusform>%n meter</numerusform>
            <numerusform>%n meters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::ReviewPage</name>
    <message numerus="yes">
        <source>%n trial(s)</source>
        <translation>
            <numerusform>%n trial</numerusform>
            <numerusform>%n trials</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) left out.</source>
        <translation>
            <numerusform>%n cell left out.</numerusform>
            <numerusform>%n cells left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) impossible; the pointer over one shows why.</source>
        <translation>
            <numerusform>%n cell is impossible; the pointer over it shows why.</numerusform>
            <numerusform>%n cells are impossible; the pointer over one shows why.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>runwatt::wizard::WorkloadsPage</name>
    <message numerus="yes">
        <source>%n workload(s)</source>
        <translation>
            <numerusform>%n workload</numerusform>
            <numerusform>%n workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workload(s) in all.</source>
        <translation>
            <numerusform>%n workload in all.</numerusform>
            <numerusform>%n workloads in all.</numerusform>
        </translation>
    </message>
</context>
</TS>
