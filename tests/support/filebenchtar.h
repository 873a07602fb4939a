// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QString>

namespace runwatt {

/// Sources of Filebench for tests that build it.
class FilebenchTar
{
public:
    /// A real one, a tar.gz that RUNWATT_FILEBENCH_SOURCE names; empty where there is none.
    static QString real()
    {
        const QString file = qEnvironmentVariable("RUNWATT_FILEBENCH_SOURCE");
        return QFile::exists(file) ? file : QString();
    }

    /// Makes one in `folder` that takes the same steps, and becomes the stand-in of tests/standins.
    /// `source` is a C file that is compiled on the way. Empty when it could not be made.
    static QString standIn(const QString &folder, const QByteArray &source = "int main;\n")
    {
        const QDir tree(folder + QStringLiteral("/filebench-stand-in"));
        const QByteArray configure = "#!/bin/sh\nset -e\ncase $1 in --prefix=/?*) ;; *) echo "
                                     "\"configure: error: $*\"; exit 1 "
                                     ";; esac\necho checking for nothing\n"
                                     "sed \"s|@prefix@|${1#--prefix=}|\" Makefile.in >Makefile\n";
        const QByteArray make = "prefix = @prefix@\nall: vars.o filebench\nvars.o: vars.c\n"
                                "\tcc -c -o vars.o vars.c\n"
                                "filebench: standin\n\tcp standin filebench\n"
                                "install: all\n\tmkdir -p $(DESTDIR)$(prefix)/bin "
                                "$(DESTDIR)$(prefix)/share/filebench/workloads\n"
                                "\tcp filebench $(DESTDIR)$(prefix)/bin/filebench\n"
                                "\techo 'run 1' "
                                ">$(DESTDIR)$(prefix)/share/filebench/workloads/any.f\n";
        QFile program(QStringLiteral(RUNWATT_FILEBENCH_STANDIN));
        if (!tree.mkpath(QStringLiteral(".")) || !program.open(QIODevice::ReadOnly)
            || !write(tree.filePath(QStringLiteral("configure")), configure)
            || !write(tree.filePath(QStringLiteral("Makefile.in")), make)
            || !write(tree.filePath(QStringLiteral("vars.c")), source)
            || !write(tree.filePath(QStringLiteral("standin")), program.readAll()))
            return {};
        const QString file = folder + QStringLiteral("/filebench-stand-in.tar.gz");
        const QStringList words{QStringLiteral("-C"), folder, QStringLiteral("-czf"), file,
                                QStringLiteral("filebench-stand-in")};
        return QProcess::execute(QStringLiteral("tar"), words) == 0 ? file : QString();
    }

private:
    static bool write(const QString &name, const QByteArray &contents)
    {
        QFile file(name);
        return file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size()
            && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
};

} // namespace runwatt
