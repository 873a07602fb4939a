// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/filebenchmodel.h"

#include <vector>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;
using Personality = FilebenchParameters::Personality;

namespace {

struct Operation
{
    QString type;
    QString name;
    QString attributes; ///< without the name
};

Operation onFile(const QString &type, const QString &name)
{
    return {type, name, u"filesetname=bigfileset,fd=1"_s};
}

Operation onOpenFile(const QString &type, const QString &name)
{
    return {type, name, u"fd=1"_s};
}

Operation readWhole(const QString &name, const FilebenchParameters &parameters)
{
    return {u"readwholefile"_s, name, u"fd=1,iosize=%1"_s.arg(parameters.ioSize)};
}

Operation append(const QString &name, const FilebenchParameters &parameters)
{
    return {u"appendfilerand"_s, name, u"iosize=%1,fd=1"_s.arg(parameters.appendSize)};
}

/// A process of that many threads, each of which does the operations again and again.
QString process(const QString &name,
                const QString &thread,
                int threads,
                const std::vector<Operation> &operations)
{
    QString text = u"define process name=%1,instances=1\n{\n"
                   "  thread name=%2,memsize=10m,instances=%3\n  {\n"_s.arg(name, thread)
                       .arg(threads);
    for (const Operation &operation : operations) {
        text += u"    flowop %1 name=%2,%3\n"_s.arg(operation.type, operation.name,
                                                    operation.attributes);
    }
    return text + u"  }\n}\n"_s;
}

QString fileSet(const QString &name, const QString &size, qint64 entries, const QString &others)
{
    return u"define fileset name=%1,path=$dir,size=%2,entries=%3,%4\n"_s.arg(name, size)
        .arg(entries)
        .arg(others);
}

std::vector<Operation> fileServer(const FilebenchParameters &parameters)
{
    return {
        onFile(u"createfile"_s, u"createfile1"_s),
        {u"writewholefile"_s, u"wrtfile1"_s, u"srcfd=1,fd=1,iosize=%1"_s.arg(parameters.ioSize)},
        onOpenFile(u"closefile"_s, u"closefile1"_s),
        onFile(u"openfile"_s, u"openfile1"_s),
        append(u"appendfilerand1"_s, parameters),
        onOpenFile(u"closefile"_s, u"closefile2"_s),
        onFile(u"openfile"_s, u"openfile2"_s),
        readWhole(u"readfile1"_s, parameters),
        onOpenFile(u"closefile"_s, u"closefile3"_s),
        {u"deletefile"_s, u"deletefile1"_s, u"filesetname=bigfileset"_s},
        {u"statfile"_s, u"statfile1"_s, u"filesetname=bigfileset"_s}};
}

std::vector<Operation> webServer(const FilebenchParameters &parameters)
{
    std::vector<Operation> operations;
    for (int page = 1; page <= 10; ++page) {
        operations.push_back(onFile(u"openfile"_s, u"openfile%1"_s.arg(page)));
        operations.push_back(readWhole(u"readfile%1"_s.arg(page), parameters));
        operations.push_back(onOpenFile(u"closefile"_s, u"closefile%1"_s.arg(page)));
    }
    operations.push_back({u"appendfilerand"_s, u"appendlog"_s,
                          u"filesetname=logfiles,iosize=%1,fd=2"_s.arg(parameters.appendSize)});
    return operations;
}

std::vector<Operation> varMail(const FilebenchParameters &parameters)
{
    return {{u"deletefile"_s, u"deletefile1"_s, u"filesetname=bigfileset"_s},
            onFile(u"createfile"_s, u"createfile2"_s),
            append(u"appendfilerand2"_s, parameters),
            onOpenFile(u"fsync"_s, u"fsyncfile2"_s),
            onOpenFile(u"closefile"_s, u"closefile2"_s),
            onFile(u"openfile"_s, u"openfile3"_s),
            readWhole(u"readfile3"_s, parameters),
            append(u"appendfilerand3"_s, parameters),
            onOpenFile(u"fsync"_s, u"fsyncfile3"_s),
            onOpenFile(u"closefile"_s, u"closefile3"_s),
            onFile(u"openfile"_s, u"openfile4"_s),
            readWhole(u"readfile4"_s, parameters),
            onOpenFile(u"closefile"_s, u"closefile4"_s)};
}

QString videoServer(const FilebenchParameters &parameters)
{
    const QString size = QString::number(parameters.meanFileSize);
    return u"eventgen rate=%1\n"_s.arg(parameters.eventRate)
        + fileSet(u"activevids"_s, size, parameters.files, u"dirwidth=4,prealloc,paralloc"_s)
        + fileSet(u"passivevids"_s, size, parameters.passiveFiles,
                  u"dirwidth=20,prealloc=50,paralloc"_s)
        + process(
               u"vidwriter"_s, u"vidwriter"_s, 1,
               {{u"deletefile"_s, u"vidremover"_s, u"filesetname=passivevids"_s},
                {u"createfile"_s, u"wrtopen"_s, u"filesetname=passivevids,fd=1"_s},
                {u"writewholefile"_s, u"newvid"_s,
                 u"iosize=%1,fd=1,srcfd=1"_s.arg(parameters.writeSize)},
                {u"closefile"_s, u"wrtclose"_s, u"fd=1"_s},
                {u"delay"_s, u"replaceinterval"_s, u"value=%1"_s.arg(parameters.replaceInterval)}})
        + process(u"vidreaders"_s, u"vidreaders"_s, parameters.threads,
                  {{u"read"_s, u"vidreader"_s,
                    u"filesetname=activevids,iosize=%1"_s.arg(parameters.ioSize)},
                   {u"bwlimit"_s, u"serverlimit"_s, u"target=vidreader"_s}});
}

/// What the two versions are told differently: how sizes of files are drawn, and that 1.5's web
/// server only reads its pages.
QString gammaFileSets(const FilebenchParameters &parameters, const QString &size, bool readOnly)
{
    const bool isWeb = parameters.personality == Personality::WebServer;
    const QString width = u"dirwidth=%1,"_s.arg(parameters.dirWidth);
    const QString preallocated =
        isWeb ? (readOnly ? u"prealloc=100,readonly"_s : u"prealloc=100"_s) : u"prealloc=80"_s;
    QString text = fileSet(u"bigfileset"_s, size, parameters.files, width + preallocated);
    if (isWeb)
        text += fileSet(u"logfiles"_s, size, 1, width + u"prealloc"_s);
    return text;
}

QString runCommand(const FilebenchParameters &parameters)
{
    return u"run %1\n"_s.arg(parameters.runTime);
}

} // namespace

FilebenchModel filebenchModel(const FilebenchParameters &parameters, const QString &folder)
{
    FilebenchModel model;
    if (parameters.personality == Personality::Own) {
        model.rest = ownFilebenchModel(parameters.model, folder).value_or(QString()) + u'\n';
    } else {
        model.begin14 = u"set $dir=%1\n"_s.arg(folder);
        model.begin15 = model.begin14;
        if (parameters.personality == Personality::VideoServer) {
            model.rest = videoServer(parameters);
        } else {
            model.begin14 +=
                gammaFileSets(parameters, QString::number(parameters.meanFileSize), false);
            model.begin15 +=
                u"set $size=randvar(type=gamma,mean=%1,gamma=1500)\n"_s.arg(parameters.meanFileSize)
                + gammaFileSets(parameters, u"$size"_s, true);
            const std::vector<Operation> operations =
                parameters.personality == Personality::FileServer  ? fileServer(parameters)
                : parameters.personality == Personality::WebServer ? webServer(parameters)
                                                                   : varMail(parameters);
            model.rest =
                process(u"filereader"_s, u"filereaderthread"_s, parameters.threads, operations);
        }
    }
    model.rest += runCommand(parameters);
    return model;
}

} // namespace runwatt::benchmark
